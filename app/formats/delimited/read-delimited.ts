/** Reads a delimited text file into columns. */
import { AppError } from '../../errors.ts';
import type { ByteSource } from '../byte-source.ts';
import type { Problem } from '../problem.ts';
import { finishColumn, type ReadColumn } from '../tables/finish-column.ts';
import { RowIndex } from '../tables/growing.ts';
import type { DelimitedLayout } from '../tables/layout.ts';
import { NumberReader } from '../tables/number-reader.ts';
import { type ReadColumns, type ReadOptions, refuseUnknownColumns, roleOf } from '../tables/read-options.ts';
import { FieldMode, ScanColumn } from '../tables/scan-column.ts';
import { readBlocks, readHead } from './blocks.ts';
import type { Dialect } from './dialect.ts';
import { fieldDecoder, Utf16Reader } from './encoding.ts';
import { checkColumnNames, numberedNames } from './header.ts';
import { refuseRagged } from './ragged.ts';
import { RowScanner } from './row-scanner.ts';
import { type DialectOverrides, sniffDialect } from './sniff.ts';
import { readRecord } from './split-records.ts';

interface Reading {
  readonly source: ByteSource;
  readonly options: ReadOptions;
  readonly layout: DelimitedLayout;
  readonly capacity: number;
}

/** Enough to see the dialect; a header line that is longer is read again in full. */
const HEAD_BYTES = 256 * 1024;
const LONGEST_HEADER_BYTES = 32 * 1024 * 1024;

/**
 * Reads every value of the file once (columns whose late values turn out to be texts are read a second time).
 *
 * @throws AppError `input.empty`, `table.*` (each with line, row and column as far as they apply), `Cancelled`
 */
export async function readDelimited(source: ByteSource, options: ReadOptions = {}): Promise<ReadColumns> {
  const { layout, asciiHead, meanRowBytes } = await readLayout(source, options.dialect ?? {});
  refuseUnknownColumns(layout.names, options, source.name);
  const capacity = Math.ceil((source.size / Math.max(1, meanRowBytes)) * 1.1) + 64;
  const reading = { source, options, layout, capacity };
  const rows = new RowIndex(capacity);
  const columns = layout.names.map((_, index) => startColumn(reading, index, false));
  await scanAll(reading, columns, rows);
  if (rows.count === 0) throw noRows(source.name, layout);
  const deferred = columns.filter((column) => column.deferred);
  if (deferred.length > 0) await rescanAsText(reading, columns);
  const problems: Problem[] = [];
  const finishing = {
    file: source.name,
    rows,
    asciiHead,
    decimalMark: layout.dialect.decimalMark,
    dialect: layout.dialect,
    decode: fieldDecoder(layout.dialect.encoding),
    problems,
  };
  const finished = finishAll(columns, finishing);
  return {
    rowCount: rows.count,
    columns: finished.columns,
    rows,
    layout: { ...layout, dialect: finished.dialect },
    problems,
  };
}

type Finishing = Parameters<typeof finishColumn>[1] & { readonly asciiHead: boolean; readonly dialect: Dialect };

/** A file whose head is plain ASCII may show only in a late text that it is Windows-1252. */
function finishAll(columns: readonly ScanColumn[], finishing: Finishing): { columns: ReadColumn[]; dialect: Dialect } {
  const { asciiHead, dialect } = finishing;
  if (!asciiHead || columns.every((column) => decodesAs(column, finishing.decode))) {
    return { columns: columns.map((column) => finishColumn(column, finishing)), dialect };
  }
  const encoding = 'windows-1252';
  const decode = fieldDecoder(encoding);
  return {
    columns: columns.map((column) => finishColumn(column, { ...finishing, decode })),
    dialect: { ...dialect, encoding },
  };
}

function decodesAs(column: ScanColumn, decode: Finishing['decode']): boolean {
  const { dictionary } = column;
  for (let code = 0; code < dictionary.size; code++) if (decode(dictionary.bytesOf(code)) === null) return false;
  return true;
}

async function readLayout(
  source: ByteSource,
  overrides: DialectOverrides,
): Promise<{ layout: DelimitedLayout; asciiHead: boolean; meanRowBytes: number }> {
  let head = await readHead(source, HEAD_BYTES);
  const { dialect, asciiHead } = sniffDialect(head, source.name, overrides);
  let found = findHeader(head, dialect);
  if (found.next > found.textLength && head.length === HEAD_BYTES) {
    head = await readHead(source, LONGEST_HEADER_BYTES);
    found = findHeader(head, dialect);
  }
  const { fields, lines, headerBytes } = found;
  if (dialect.header) checkColumnNames(fields, source.name, lines.first);
  const names = dialect.header ? fields : numberedNames(fields.length);
  const layout: DelimitedLayout = {
    reader: 'delimited',
    dialect,
    names,
    dataStart: dialect.header ? headerBytes : 0,
    dataLine: dialect.header ? lines.after : 1,
  };
  return { layout, asciiHead, meanRowBytes: meanRowBytes(head, layout) };
}

interface FoundHeader {
  readonly fields: readonly string[];
  readonly next: number;
  readonly textLength: number;
  readonly headerBytes: number;
  readonly lines: { readonly first: number; readonly after: number };
}

/** The first record that is not blank, and how many bytes of the stream it and what precedes it take. */
function findHeader(head: Uint8Array, dialect: Dialect): FoundHeader {
  const { encoding } = dialect;
  const wide = encoding === 'utf-16le' || encoding === 'utf-16be';
  const bytes = wide ? new Utf16Reader(encoding).push(head) : head;
  const text = new TextDecoder(encoding === 'windows-1252' ? encoding : 'utf-8', { ignoreBOM: true }).decode(bytes);
  const start = /^\uFEFF?[\r\n]*/.exec(text)?.[0].length ?? 0;
  const { fields, next } = readRecord(text, start, dialect);
  const before = text.slice(0, next);
  const headerBytes = encoding === 'windows-1252' ? before.length : new TextEncoder().encode(before).length;
  const lines = { first: countLines(text.slice(0, start)) + 1, after: countLines(before) + 1 };
  return { fields, next, textLength: text.length, headerBytes, lines };
}

function countLines(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}

function meanRowBytes(head: Uint8Array, layout: DelimitedLayout): number {
  let lines = 0;
  for (let i = layout.dataStart; i < head.length; i++) if (head[i] === 0x0a || head[i] === 0x0d) lines++;
  const bytes = head.length - layout.dataStart;
  return lines === 0 ? Math.max(1, bytes) : bytes / (layout.dialect.newline === '\r\n' ? lines / 2 : lines);
}

function startColumn({ source, options, layout, capacity }: Reading, index: number, keepTexts: boolean): ScanColumn {
  const name = layout.names[index] ?? '';
  return new ScanColumn({
    name,
    index,
    role: roleOf(name, options),
    keepTexts: keepTexts || name === options.target,
    file: source.name,
    capacity,
    reader: new NumberReader(layout.dialect.decimalMark),
  });
}

async function scanAll(reading: Reading, columns: readonly ScanColumn[], rows: RowIndex | null): Promise<void> {
  const { source, options, layout } = reading;
  const scanner = new RowScanner(columns, rows, layout.dialect, { file: source.name, line: layout.dataLine });
  const hooks = rows === null ? { ...options, onChunk: undefined } : options;
  const skip = layout.dialect.bom && layout.dataStart === 0 ? 3 : layout.dataStart;
  await readBlocks(source, layout.dialect.encoding, hooks, ({ bytes, length, base, last }) => {
    scanner.atEnd = last;
    const start = Math.min(length, Math.max(0, skip - base));
    const used = scanner.scan(bytes, start, length, base);
    if (last && used < length) scanner.refuseOpenQuote();
    return used;
  });
  if (scanner.ragged !== null) refuseRagged(scanner.ragged, columns.length, source.name);
}

/** A column of numbers met a text after its texts were dropped: reads the deferred columns again, as texts. */
async function rescanAsText(reading: Reading, columns: ScanColumn[]): Promise<void> {
  const second = columns.map((column) => {
    const again = startColumn(reading, column.index, true);
    if (!column.deferred) again.mode = FieldMode.skip;
    return again;
  });
  await scanAll(reading, second, null);
  for (const column of second) if (columns[column.index]?.deferred === true) columns[column.index] = column;
}

function noRows(file: string, layout: DelimitedLayout): AppError {
  const message = `${file} has a line of ${layout.names.length} column names and no data lines below it.`;
  return new AppError('table.no-rows', message, { file, line: layout.dataLine });
}
