/** Reads JSON Lines: one object a line, the columns being the keys of all lines together. */
import { AppError } from '../../errors.ts';
import type { ByteSource } from '../byte-source.ts';
import { readBlocks, readHead } from '../delimited/blocks.ts';
import { fieldDecoder } from '../delimited/encoding.ts';
import type { Problem } from '../problem.ts';
import { hashBytes } from '../tables/byte-dictionary.ts';
import { finishColumn } from '../tables/finish-column.ts';
import { RowIndex } from '../tables/growing.ts';
import type { JsonlLayout } from '../tables/layout.ts';
import { NumberReader } from '../tables/number-reader.ts';
import { type ReadColumns, type ReadOptions, refuseUnknownColumns, roleOf } from '../tables/read-options.ts';
import { FieldMode, MAX_FIELD_BYTES, ScanColumn } from '../tables/scan-column.ts';
import type { WrittenType } from '../tables/written-type.ts';
import { JsonLine, type JsonType, type JsonValue } from './json-line.ts';
import { KeyNode, keyTreeOf } from './key-tree.ts';

/** A table of genes has tens of thousands; more keys than this are values in the place of keys. */
const MOST_COLUMNS = 50_000;
/** A line that long is more likely a file without line ends. */
const MOST_LINE_BYTES = 64 * 1024 * 1024;
const HEAD_BYTES = 64 * 1024;
const LF = 0x0a;

/** @throws AppError `input.empty`, `table.*` (with line, row and column as far as they apply), `Cancelled` */
export async function readJsonl(source: ByteSource, options: ReadOptions = {}): Promise<ReadColumns> {
  const head = await readHead(source, HEAD_BYTES);
  const dataStart = startOfText(head, source.name);
  const meanLine = Math.max(2, head.length / Math.max(1, countLines(head)));
  const capacity = Math.ceil((source.size / meanLine) * 1.1) + 64;
  const rows = new RowIndex(capacity);
  const scan = new JsonlScan({ source, options, capacity, dataStart });
  await scan.all(rows);
  if (rows.count === 0) {
    throw new AppError('table.no-rows', `${source.name} holds no line with an object.`, { file: source.name });
  }
  refuseUnknownColumns(scan.names, options, source.name);
  if (scan.names.length === 0) {
    const message = `The objects of ${source.name} have no key with a value, so there is no column.`;
    throw new AppError('table.no-rows', message, { file: source.name, line: rows.lineOf(0), row: 0 });
  }
  const columns = await scan.columns();
  const problems: Problem[] = dataStart === 0 ? [] : [byteOrderMark(source.name)];
  const context = { file: source.name, rows, decimalMark: '.' as const, decode: fieldDecoder('utf-8'), problems };
  const finished = columns.map(({ column, written }, index) => ({
    ...finishColumn(column, { ...context, written }),
    index,
  }));
  const layout: JsonlLayout = { reader: 'jsonl', names: scan.names, paths: scan.paths, dataStart };
  return { rowCount: rows.count, columns: finished, rows, layout, problems };
}

interface Scanning {
  readonly source: ByteSource;
  readonly options: ReadOptions;
  readonly capacity: number;
  readonly dataStart: number;
}

/** Kinds of values that were met in a column, to write new ones in the same way. */
type TypeCounts = Record<JsonType | 'fraction', number>;

class JsonlScan {
  /** Numbers of columns as they were met, in the order of their keys. */
  #order: readonly number[] = [];
  readonly #root = new KeyNode('', []);
  readonly #names: string[] = [];
  readonly #paths: (readonly string[])[] = [];
  readonly #scanning: Scanning;
  readonly #columns: ScanColumn[] = [];
  readonly #types: TypeCounts[] = [];
  readonly #lastRow: number[] = [];
  readonly #encoder = new TextEncoder();
  #row = 0;
  #line = 1;

  constructor(scanning: Scanning) {
    this.#scanning = scanning;
  }

  async all(rows: RowIndex): Promise<void> {
    const reader = new JsonLine(this.#root, (node, value) => {
      // A key may be null first and hold an object later.
      if (node.column < 0 && value.type === 'null') return;
      if (node.column < 0) node.column = this.#addColumn(node);
      this.#accept(this.#columns, node.column, value);
    });
    await this.#lines(this.#scanning.options, (bytes, start, end, offset) => {
      reader.read(bytes, start, end, { file: this.#scanning.source.name, row: this.#row, line: this.#line });
      this.#fillGaps(this.#columns, bytes);
      rows.add(offset, end - start, this.#line);
      this.#row++;
    });
    this.#order = [...this.#leaves(this.#root)];
  }

  get names(): readonly string[] {
    return this.#order.map((column) => this.#names[column] ?? '');
  }

  get paths(): readonly (readonly string[])[] {
    return this.#order.map((column) => this.#paths[column] ?? []);
  }

  /** The columns below a key; one that was null in every row gets its column now. */
  *#leaves(node: KeyNode): Generator<number> {
    if (node.children.length === 0 && node.path.length > 0 && node.column < 0) node.column = this.#addColumn(node);
    if (node.column >= 0) yield node.column;
    for (const child of node.children) yield* this.#leaves(child);
  }

  /** In the order of names. Columns of numbers that met a text late are read again, as texts. */
  async columns(): Promise<readonly { readonly column: ScanColumn; readonly written: WrittenType }[]> {
    const types = this.#types.map((counts) => writtenAs(counts));
    const columns = await this.#withoutDeferred();
    return this.#order.map((at) => ({ column: columns[at] as ScanColumn, written: types[at] ?? 'text' }));
  }

  async #withoutDeferred(): Promise<readonly ScanColumn[]> {
    if (this.#columns.every((column) => !column.deferred)) return this.#columns;
    const again = this.#columns.map((column) => {
      const second = this.#newColumn(column.name, column.index, true);
      if (!column.deferred) second.mode = FieldMode.skip;
      return second;
    });
    this.#row = 0;
    this.#line = 1;
    this.#lastRow.fill(-1);
    const reader = new JsonLine(keyTreeOf(this.#paths), (node, value) => {
      if (node.column >= 0) this.#accept(again, node.column, value);
    });
    await this.#lines({ ...this.#scanning.options, onChunk: undefined }, (bytes, start, end) => {
      reader.read(bytes, start, end, { file: this.#scanning.source.name, row: this.#row, line: this.#line });
      this.#fillGaps(again, bytes);
      this.#row++;
    });
    return this.#columns.map((column, i) => (column.deferred ? (again[i] ?? column) : column));
  }

  async #lines(
    hooks: ReadOptions,
    take: (bytes: Uint8Array, start: number, end: number, offset: number) => void,
  ): Promise<void> {
    const { source, dataStart } = this.#scanning;
    await readBlocks(source, 'utf-8', hooks, ({ bytes, length, base }) => {
      let p = Math.min(length, Math.max(0, dataStart - base));
      for (;;) {
        const next = bytes.indexOf(LF, p);
        if (next < 0 || next >= length) break;
        let end = next;
        while (end > p && isSpace(bytes[end - 1] as number)) end--;
        let start = p;
        while (start < end && isSpace(bytes[start] as number)) start++;
        if (end > start) take(bytes, start, end, base + start);
        this.#line++;
        p = next + 1;
      }
      if (length - p > MOST_LINE_BYTES) this.#refuseLongLine();
      return p;
    });
  }

  #addColumn(node: KeyNode): number {
    const { source } = this.#scanning;
    const column = this.#columns.length;
    if (column >= MOST_COLUMNS) {
      const message = `Up to line ${this.#line} of ${source.name} (row ${this.#row}) there are ${MOST_COLUMNS} different keys, the most a table may have. Are values written as keys?`;
      throw new AppError('table.too-many-columns', message, { file: source.name, line: this.#line, row: this.#row });
    }
    if (this.#names.includes(node.name)) {
      const message = `Line ${this.#line} of ${source.name} (row ${this.#row}) has a key that gives a second column "${node.name}", once with a dot in it and once nested. Rename one.`;
      throw new AppError('table.duplicate-column', message, {
        file: source.name,
        line: this.#line,
        row: this.#row,
        column: node.name,
      });
    }
    this.#names.push(node.name);
    this.#paths.push(node.path);
    this.#types.push({ null: 0, boolean: 0, number: 0, string: 0, list: 0, fraction: 0 });
    this.#lastRow.push(-1);
    this.#columns.push(this.#newColumn(node.name, column, false));
    return column;
  }

  #newColumn(name: string, index: number, keepTexts: boolean): ScanColumn {
    const { source, options, capacity } = this.#scanning;
    const column = new ScanColumn({
      name,
      index,
      role: roleOf(name, options),
      keepTexts: keepTexts || name === options.target,
      file: source.name,
      capacity,
      reader: new NumberReader('.'),
    });
    column.startLate(keepTexts ? 0 : this.#row);
    return column;
  }

  #accept(columns: readonly ScanColumn[], index: number, value: JsonValue): void {
    const column = columns[index];
    const types = this.#types[index];
    if (column === undefined || types === undefined) return;
    this.#lastRow[index] = this.#row;
    types[value.type]++;
    const { bytes, start, end } = this.#fieldOf(value);
    if (end - start > MAX_FIELD_BYTES) this.#refuseLongLine();
    if (value.type === 'number' && types.fraction === 0 && hasFraction(bytes, start, end)) types.fraction++;
    if (column.mode === FieldMode.skip) return;
    column.ensure(this.#row);
    column.accept({ bytes, start, end, row: this.#row, line: this.#line }, hashBytes(bytes, start, end));
  }

  #fieldOf(value: JsonValue): { readonly bytes: Uint8Array; readonly start: number; readonly end: number } {
    if (value.type === 'null') return { bytes: value.bytes, start: value.start, end: value.start };
    if (!value.escaped) return value;
    const raw = new TextDecoder('utf-8').decode(value.bytes.subarray(value.start, value.end));
    const bytes = this.#encoder.encode(JSON.parse(`"${raw}"`) as string);
    return { bytes, start: 0, end: bytes.length };
  }

  /** A key that a line leaves out has no value there. */
  #fillGaps(columns: readonly ScanColumn[], bytes: Uint8Array): void {
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i] as ScanColumn;
      if (this.#lastRow[i] === this.#row || column.mode === FieldMode.skip) continue;
      column.ensure(this.#row);
      column.accept({ bytes, start: 0, end: 0, row: this.#row, line: this.#line }, hashBytes(bytes, 0, 0));
    }
  }

  #refuseLongLine(): never {
    const { name } = this.#scanning.source;
    const message = `Line ${this.#line} of ${name} (row ${this.#row}), or a text in it, is longer than a table may hold (${MAX_FIELD_BYTES / 1024 / 1024} MB a text, ${MOST_LINE_BYTES / 1024 / 1024} MB a line). Is it JSON Lines, with one object on each line?`;
    throw new AppError('table.field-too-long', message, { file: name, line: this.#line, row: this.#row });
  }
}

function writtenAs(counts: TypeCounts): WrittenType {
  if (counts.string > 0) return 'text';
  if (counts.list > 0) return 'json';
  if (counts.boolean > 0) return counts.number > 0 ? 'json' : 'boolean';
  if (counts.number === 0) return 'text';
  return counts.fraction > 0 ? 'number' : 'integer';
}

function hasFraction(bytes: Uint8Array, start: number, end: number): boolean {
  for (let p = start; p < end; p++) {
    const byte = bytes[p];
    if (byte === 0x2e || byte === 0x65 || byte === 0x45) return true;
  }
  return false;
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0d;
}

/** Three where a byte order mark stands before the text. */
function startOfText(head: Uint8Array, file: string): number {
  if (head.length === 0) throw new AppError('input.empty', `${file} is an empty file (0 bytes).`, { file });
  const [a, b, c] = head;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || head.subarray(0, 64).includes(0)) {
    const message = `${file} is no JSON Lines file in UTF-8: it begins as UTF-16 or as no text at all. Save it as UTF-8.`;
    throw new AppError('table.not-text', message, { file, line: 1 });
  }
  return a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0;
}

function byteOrderMark(file: string): Problem {
  const message =
    'The file begins with a byte order mark, which JSON Lines does not have; some readers stumble over it.';
  return { code: 'table.byte-order-mark', message, where: { file, line: 1 }, count: 1 };
}

function countLines(head: Uint8Array): number {
  let lines = 0;
  for (const byte of head) if (byte === LF) lines++;
  return lines;
}
