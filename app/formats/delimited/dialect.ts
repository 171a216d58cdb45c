import type { Where } from '../../errors.ts';

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

/** A file that can be read from its start as often as needed. Chunks may have any length. */
export interface ByteSource {
  /** What messages call the file. */
  readonly name: string;
  /** Bytes in the file; capacity is reserved by it, so a wrong figure costs speed only. */
  readonly size: number;
  open(): AsyncIterable<Uint8Array>;
}

/** A source over bytes that are in memory already. */
export function sourceOf(bytes: Uint8Array, name = 'table.csv'): ByteSource {
  return {
    name,
    size: bytes.length,
    async *open() {
      yield bytes;
    },
  };
}

/** Something about a table that a person should know and that does not stop the reading. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly where: Where;
  /** How many rows, values or columns it concerns. */
  readonly count: number;
}
