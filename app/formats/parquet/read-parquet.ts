/** Reads Parquet, column by column and row group by row group, so that one column of one group is in memory at a time. */
import { AppError, Cancelled } from '../../errors.ts';
import type { ByteSource } from '../byte-source.ts';
import { fieldDecoder } from '../delimited/encoding.ts';
import type { Problem } from '../problem.ts';
import { hashBytes } from '../tables/byte-dictionary.ts';
import { textOfCell } from '../tables/cells.ts';
import { finishColumn, type ReadColumn } from '../tables/finish-column.ts';
import { RowIndex } from '../tables/growing.ts';
import { NumberReader } from '../tables/number-reader.ts';
import { type ReadColumns, type ReadOptions, refuseUnknownColumns, roleOf } from '../tables/read-options.ts';
import { FieldMode, MAX_FIELD_BYTES, ScanColumn } from '../tables/scan-column.ts';
import type { WrittenType } from '../tables/written-type.ts';
import { type LogicalKind, logicalKind } from './logical-type.ts';
import { openParquet, type ParquetColumn, parquetColumns } from './parquet-file.ts';
import { type Physical, PhysicalReader, rowSpans } from './physical-values.ts';
import { cellOfPhysical } from './value-text.ts';

/** Rows read at a time; row groups are this long as a rule. */
export const SPAN_ROWS = 131_072;

/** @throws AppError `table.not-parquet`, `table.*`, `input.empty`; `Cancelled` */
export async function readParquet(source: ByteSource, options: ReadOptions = {}): Promise<ReadColumns> {
  const metadata = await openParquet(source);
  const columns = parquetColumns(metadata);
  const names = columns.map(({ name }) => name);
  refuseUnknownColumns(names, options, source.name);
  if (options.onChunk !== undefined) for await (const chunk of source.open()) options.onChunk(chunk);
  const rows = RowIndex.unplaced(Number(metadata.num_rows));
  const problems: Problem[] = [];
  const reading = { source, options, rows, problems, reader: new PhysicalReader(source, metadata) };
  const read: ReadColumn[] = [];
  for (const [index, column] of columns.entries()) {
    const spans = rowSpans(metadata, SPAN_ROWS);
    read.push(await readColumn(column, { ...reading, spans, index }));
    await options.onProgress?.(Math.round((source.size * (index + 1)) / columns.length));
  }
  const layout = { reader: 'parquet' as const, names, metadata };
  return { rowCount: rows.count, columns: read, rows, layout, problems };
}

interface ColumnReading {
  readonly source: ByteSource;
  readonly options: ReadOptions;
  readonly rows: RowIndex;
  readonly problems: Problem[];
  readonly reader: PhysicalReader;
  readonly spans: readonly { start: number; end: number }[];
  readonly index: number;
}

async function readColumn(column: ParquetColumn, reading: ColumnReading): Promise<ReadColumn> {
  const kind = logicalKind(column);
  let scanned = await scan(column, reading, false);
  if (scanned.deferred) scanned = await scan(column, reading, true);
  const { source, rows, problems } = reading;
  return finishColumn(scanned, {
    file: source.name,
    rows,
    decimalMark: '.',
    decode: fieldDecoder('utf-8'),
    problems,
    written: writtenAs(kind),
  });
}

async function scan(column: ParquetColumn, reading: ColumnReading, keepTexts: boolean): Promise<ScanColumn> {
  const { source, options, rows, reader, spans, index } = reading;
  const kind = logicalKind(column);
  const isOpaque = kind.kind === 'nested' || kind.kind === 'bytes';
  const role = roleOf(column.name, options);
  const scanned = new ScanColumn({
    name: column.name,
    index,
    role: isOpaque && role === 'auto' ? 'ignore' : role,
    keepTexts: keepTexts || column.name === options.target,
    file: source.name,
    capacity: rows.count,
    reader: new NumberReader('.'),
  });
  const accept = acceptor(scanned, kind);
  for (const { start, end } of spans) {
    if (options.signal?.aborted === true) throw new Cancelled();
    const values = await reader.read({ column: column.name, rowStart: start, rowEnd: end });
    for (let i = 0; i < values.length; i++) accept(values[i], start + i);
    if (scanned.deferred) break;
  }
  return scanned;
}

/** Hands values to a column: numbers as numbers once it holds nothing else, all else as text. */
function acceptor(column: ScanColumn, kind: LogicalKind): (value: Physical, row: number) => void {
  const encoder = new TextEncoder();
  const decimals = new DecimalCount();
  return (value, row) => {
    column.ensure(row);
    if (column.mode === FieldMode.numeric && typeof value === 'number' && isPlainNumber(kind, value)) {
      column.values[row] = value;
      if (kind.kind === 'float') column.fractional = true;
      if (kind.kind === 'float' && kind.width === 64) column.decimals = decimals.after(value);
      return;
    }
    const bytes = kind.kind === 'text' && value instanceof Uint8Array ? value : encoder.encode(fieldOf(value, kind));
    if (bytes.length > MAX_FIELD_BYTES) throw tooLong(column.name, row);
    column.accept({ bytes, start: 0, end: bytes.length, row, line: undefined }, hashBytes(bytes, 0, bytes.length));
  };
}

function isPlainNumber(kind: LogicalKind, value: number): boolean {
  if (kind.kind === 'integer') return kind.signed;
  return kind.kind === 'float' && kind.width === 64 && Number.isFinite(value);
}

/** Doubles always have a mark, as data frames print them: `3` is a whole number and `3.0` is none. */
function fieldOf(value: Physical, kind: LogicalKind): string {
  const text = textOfCell(cellOfPhysical(value, kind));
  return kind.kind === 'float' && /^-?\d+$/.test(text) ? `${text}.0` : text;
}

/** The most digits after the mark that a value has been seen with: the text of a number is made only when it has more. */
class DecimalCount {
  #most = 0;

  after(value: number): number {
    const power = 10 ** this.#most;
    if (this.#most < 17 && Math.round(value * power) / power !== value) {
      const [, fraction = '', exponent = '0'] = /^-?\d+(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
      this.#most = Math.max(this.#most, fraction.length - Number(exponent));
    }
    return this.#most;
  }
}

function writtenAs(kind: LogicalKind): WrittenType {
  switch (kind.kind) {
    case 'boolean':
      return 'boolean';
    case 'integer':
      return 'integer';
    case 'float':
    case 'decimal':
      return 'number';
    case 'json':
    case 'nested':
      return 'json';
    default:
      return 'text';
  }
}

function tooLong(column: string, row: number): AppError {
  const message = `Column "${column}", row ${row}, holds a text of more than ${MAX_FIELD_BYTES / 1024 / 1024} MB, the most a field may have.`;
  return new AppError('table.field-too-long', message, { column, row });
}
