import { basename } from 'node:path';
import type { BrowseFilter, Overview } from '../../../app/contract/browse.ts';
import type { ReadColumn } from '../../../app/formats/tables/finish-column.ts';
import { isMissingAmongNumbers, isMissingText } from '../../../app/formats/tables/missing.ts';
import { readColumns } from '../../../app/formats/tables/read-columns.ts';
import type { ReadColumns } from '../../../app/formats/tables/read-options.ts';
import { fileSource } from '../files/file-source.ts';
import { readCsvTexts } from '../runs/csv-texts.ts';
import { rowTexts } from './row-texts.ts';
import type { RowsPage, RowsRequest, ViewedTable } from './table-view-task.ts';

type Line = Readonly<Record<string, string>>;

/** A table that is looked at: its columns are read once, then any window of any order of its rows is a lookup. */
export class TableView {
  readonly #table: ViewedTable;
  readonly #read: ReadColumns;
  /** Lines of lineage by their output row. */
  readonly #lineage: ReadonlyMap<number, Line>;
  /** The rows of the filter and order that were asked for last. */
  #last: { readonly key: string; readonly rows: Int32Array } | undefined;

  private constructor(table: ViewedTable, read: ReadColumns, lineage: ReadonlyMap<number, Line>) {
    this.#table = table;
    this.#read = read;
    this.#lineage = lineage;
  }

  static async open(table: ViewedTable): Promise<TableView> {
    const { filePath, byteLength, target } = table;
    const source = fileSource({ filePath, byteLength, name: basename(filePath) });
    const read = await readColumns(source, { target: target ?? undefined });
    const lines = table.lineagePath === null ? [] : await readCsvTexts(table.lineagePath);
    // A synthetic row that a later step removed has no row of the output.
    const present = lines.filter((line) => line.output_row !== '');
    return new TableView(table, read, new Map(present.map((line) => [Number(line.output_row), line])));
  }

  overview(classOrder: readonly string[]): Overview {
    const { rowCount } = this.#read;
    const counts = new Map(classOrder.map((name) => [name, { name, original: 0, synthetic: 0 }]));
    const texts = this.#target()?.texts?.();
    for (let row = 0; texts !== undefined && row < rowCount; row++) {
      const name = texts.levels[texts.codes[row] ?? -1];
      if (name === undefined) continue;
      const counted = counts.get(name) ?? { name, original: 0, synthetic: 0 };
      counted[this.#lineage.has(row) ? 'synthetic' : 'original']++;
      counts.set(name, counted);
    }
    const synthetic = this.#lineage.size;
    const original = rowCount - synthetic;
    return { kind: 'tabular', total: rowCount, classes: [...counts.values()], original, synthetic, parts: [] };
  }

  rows({ filter, sort, first, count }: RowsRequest): RowsPage {
    const rows = this.#ordered(filter, sort);
    const target = this.#target()?.index ?? null;
    const columns = this.#read.columns.map(({ name, kind }) => ({
      name,
      kind: kind === 'numeric' ? ('numeric' as const) : ('categorical' as const),
    }));
    const window = [...rows.subarray(first, first + count)];
    return { matching: rows.length, columns, target, rows: this.#readRows(window) };
  }

  lineage(row: number): Line | null {
    return this.#lineage.get(row) ?? null;
  }

  #target(): ReadColumn | undefined {
    const { target } = this.#table;
    return target === null ? undefined : this.#read.columns.find((column) => column.name === target);
  }

  #ordered(filter: BrowseFilter, sort: RowsRequest['sort']): Int32Array {
    const key = JSON.stringify([filter, sort]);
    if (this.#last?.key === key) return this.#last.rows;
    const rows = this.#filtered(filter);
    const column = sort === null ? undefined : this.#read.columns[sort.column];
    if (sort !== null && column !== undefined) sortRows(rows, column, sort.descending);
    this.#last = { key, rows };
    return rows;
  }

  #filtered({ classes, origins }: BrowseFilter): Int32Array {
    const { rowCount } = this.#read;
    const texts = this.#target()?.texts?.();
    const wanted = new Set(classes);
    const codes = classes.length === 0 || texts === undefined ? undefined : texts.codes;
    const kept = new Int32Array(rowCount);
    let count = 0;
    for (let row = 0; row < rowCount; row++) {
      if (codes !== undefined && !wanted.has(texts?.levels[codes[row] ?? -1] ?? '')) continue;
      if (origins.length === 1 && this.#lineage.has(row) !== (origins[0] === 'synthetic')) continue;
      kept[count++] = row;
    }
    return kept.subarray(0, count);
  }

  #readRows(window: readonly number[]): RowsPage['rows'] {
    const fromFile = rowTexts({ filePath: this.#table.filePath, ...this.#read }, window);
    return window.map((row, at) => {
      const texts = fromFile?.[at] ?? this.#fromColumns(row);
      const cells = this.#read.columns.map((column, index) => shownCell(texts[index] ?? '', column));
      return { row, synthetic: this.#lineage.has(row), cells };
    });
  }

  /** For rows that have no place in the file: offsets count in UTF-8, which UTF-16 is not, and Parquet has columns. */
  #fromColumns(row: number): readonly string[] {
    return this.#read.columns.map(({ numbers, texts }) => {
      const known = texts?.();
      if (known !== undefined && known !== null) return known.levels[known.codes[row] ?? -1] ?? '';
      return String(numbers?.values[row] ?? '');
    });
  }
}

function shownCell(text: string, column: ReadColumn): string | null {
  if (isMissingText(text)) return null;
  return column.kind === 'numeric' && isMissingAmongNumbers(text) ? null : text;
}

/** Rows without a value come last in both directions; equal values keep the order of the file. */
function sortRows(rows: Int32Array, column: ReadColumn, descending: boolean): void {
  const codes = column.texts?.()?.codes;
  const values = column.numbers?.values;
  const ranked = (row: number): number => {
    if (values !== undefined) return values[row] ?? Number.NaN;
    const code = codes?.[row] ?? -1;
    return code < 0 ? Number.NaN : code;
  };
  const direction = descending ? -1 : 1;
  rows.sort((a, b) => {
    const [left, right] = [ranked(a), ranked(b)];
    if (Number.isNaN(left) || Number.isNaN(right)) {
      return Number(Number.isNaN(left)) - Number(Number.isNaN(right)) || a - b;
    }
    if (left === right) return a - b;
    return left < right ? -direction : direction;
  });
}
