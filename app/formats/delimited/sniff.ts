/** Finds out a file's dialect from its head. */
import { AppError } from '../../errors.ts';
import { DELIMITERS, type Delimiter, type Dialect } from './dialect.ts';
import { detectEncoding, fieldDecoder, Utf16Reader } from './encoding.ts';
import { looksLikeHeader } from './header.ts';
import { refuseBinary } from './not-text.ts';
import { splitRecords } from './split-records.ts';

/** What the user knows better than the head of the file tells. */
export type DialectOverrides = Partial<Omit<Dialect, 'bom'>>;

export interface Sniffed {
  readonly dialect: Dialect;
  /** The head held ASCII only: bytes beyond it may still show that the file is Windows-1252. */
  readonly asciiHead: boolean;
}

/** Enough for stable column statistics; more changes no verdict and costs time. */
const SNIFFED_CHARACTERS = 256 * 1024;
const SNIFFED_RECORDS = 500;

/**
 * Detects encoding, delimiter, quote, decimal mark, line end and header from the first bytes of a file (64 kB or more).
 *
 * The delimiter is the one that cuts most records into the same number of fields, more than one if possible; a tie goes
 * to more fields. A decimal comma is taken when, with another delimiter than the comma, fields like `3,14` stand and
 * none like `3.14`.
 *
 * @throws AppError `input.empty`, `table.not-text`
 */
export function sniffDialect(head: Uint8Array, name: string, overrides: DialectOverrides = {}): Sniffed {
  if (head.length === 0) throw emptyInput(name);
  const detected = detectEncoding(head);
  const encoding = overrides.encoding ?? detected.encoding;
  const wide = encoding === 'utf-16le' || encoding === 'utf-16be';
  const bytes = wide ? new Utf16Reader(encoding).push(head) : head;
  refuseBinary(bytes, head, name);
  const text = headText(bytes, encoding);
  if (text.trim() === '') throw emptyInput(name);
  const newline = overrides.newline ?? detectNewline(text);
  const { delimiter, quote } = detectDelimiter(text, overrides);
  const records = splitRecords(text, { delimiter, quote }, SNIFFED_RECORDS);
  const decimalMark = overrides.decimalMark ?? detectDecimalMark(records, delimiter);
  const header = overrides.header ?? looksLikeHeader(records, decimalMark);
  const dialect = { encoding, bom: detected.bom, delimiter, quote, decimalMark, newline, header };
  return { dialect, asciiHead: detected.asciiOnly && overrides.encoding === undefined };
}

function emptyInput(name: string): AppError {
  return new AppError('input.empty', `${name} is empty. Expected a line of column names and data lines below it.`, {
    file: name,
  });
}

function headText(bytes: Uint8Array, encoding: Dialect['encoding']): string {
  const head = bytes.subarray(0, SNIFFED_CHARACTERS);
  const text = fieldDecoder(encoding)(head) ?? new TextDecoder('utf-8').decode(head);
  return text.replace(/^\uFEFF/, '');
}

function detectNewline(text: string): Dialect['newline'] {
  const lineFeed = text.indexOf('\n');
  if (lineFeed < 0) return text.includes('\r') ? '\r' : '\n';
  if (text[lineFeed - 1] === '\r') return '\r\n';
  const firstReturn = text.indexOf('\r');
  return firstReturn >= 0 && firstReturn < lineFeed ? '\r' : '\n';
}

interface Cut {
  readonly delimiter: Delimiter;
  readonly quote: Dialect['quote'];
}

function detectDelimiter(text: string, overrides: DialectOverrides): Cut {
  const delimiters = overrides.delimiter === undefined ? DELIMITERS : [overrides.delimiter];
  const quotes = overrides.quote === undefined ? likelyQuotes(text) : [overrides.quote];
  let best: Cut = { delimiter: delimiters[0] ?? ',', quote: quotes[0] ?? '"' };
  let bestScore = -1;
  for (const quote of quotes) {
    for (const delimiter of delimiters) {
      const score = consistency(splitRecords(text, { delimiter, quote }, SNIFFED_RECORDS), text.length);
      if (score > bestScore) {
        bestScore = score;
        best = { delimiter, quote };
      }
    }
  }
  return best;
}

/** Apostrophes are common in texts: they count as quotes only when they enclose fields and no double quote does. */
function likelyQuotes(text: string): Dialect['quote'][] {
  const enclosed = /(^|[,;|\t\n\r])'[^'\n\r]*'(?=[,;|\t\n\r]|$)/m.test(text);
  return enclosed && !text.includes('"') ? ['"', "'"] : ['"'];
}

/** Share of records with the commonest number of fields; one field is no cut at all and scores next to nothing. */
function consistency(records: readonly (readonly string[])[], textLength: number): number {
  const complete = records.length > 2 && textLength >= SNIFFED_CHARACTERS ? records.slice(0, -1) : records;
  const counts = new Map<number, number>();
  for (const record of complete) counts.set(record.length, (counts.get(record.length) ?? 0) + 1);
  let fields = 0;
  let most = 0;
  for (const [length, count] of counts) {
    if (count > most || (count === most && length > fields)) {
      fields = length;
      most = count;
    }
  }
  if (fields <= 1) return 0;
  const agrees = (complete[0]?.length ?? 0) === fields ? 0.5 : 0;
  return most / complete.length + agrees + Math.min(fields, 1000) * 1e-5;
}

function detectDecimalMark(records: readonly (readonly string[])[], delimiter: Delimiter): '.' | ',' {
  if (delimiter === ',') return '.';
  let commas = 0;
  let dots = 0;
  for (const record of records.slice(1)) {
    for (const field of record) {
      if (/^\s*[+-]?\d*,\d+(e[+-]?\d+)?\s*$/i.test(field)) commas++;
      else if (/^\s*[+-]?\d*\.\d+(e[+-]?\d+)?\s*$/i.test(field)) dots++;
    }
  }
  return commas > dots ? ',' : '.';
}
