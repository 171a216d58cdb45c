/** How a delimited text file is written down. Everything here is detected from the file's head and may be overridden. */
export interface Dialect {
  readonly encoding: Encoding;
  /** The file begins with a byte order mark. */
  readonly bom: boolean;
  readonly delimiter: Delimiter;
  /** Null: quotes are ordinary characters. */
  readonly quote: '"' | "'" | null;
  readonly decimalMark: '.' | ',';
  readonly newline: '\n' | '\r\n' | '\r';
  /** The first line holds the column names. */
  readonly header: boolean;
}

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
export type Delimiter = ',' | ';' | '\t' | '|';

export const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|'];
