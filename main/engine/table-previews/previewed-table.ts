import { basename } from 'node:path';
import { isMissingAmongNumbers, isMissingText } from '../../../app/formats/tables/missing.ts';
import { readTable } from '../../../app/formats/tables/read-table.ts';
import type { TabularRecipe } from '../../../app/model/recipe.ts';
import type { Column, Table } from '../../../app/tabular/table.ts';
import { type RowPlaces, rowTexts } from '../browse/row-texts.ts';
import { fileSource } from '../files/file-source.ts';
import { columnsToRead, withIgnored } from '../runs/table-parts.ts';
import { classCounts, type SampledTable, stratifiedSample } from './stratified-sample.ts';
import type { PreviewedFile } from './table-preview-task.ts';

/** Up to so many rows and values a recipe is previewed on the whole table, and makes exactly what a run makes. */
const WHOLE_ROWS = 20_000;
const WHOLE_VALUES = 400_000;
/** Of a larger table, rows that a recipe is previewed on: every method answers on 2,000 of 100,000 × 20 in 14 to 141 ms. */
const SAMPLE_ROWS = 2_000;
/** Points that are drawn, real and synthetic together. */
export const MOST_POINTS = 50_000;
/** Real points of a sampled table: the rest of the points is left for the synthetic ones. */
const SHOWN_ROWS = 40_000;

/** A table that is looked at under a recipe: as much of it as previews need is held, a large one as samples alone. */
export class PreviewedTable {
  /** Rows of the whole table. */
  readonly rowCount: number;
  readonly columnCount: number;
  readonly classes: readonly { readonly name: string; readonly count: number }[];
  /** What recipes are previewed on, and the guard judges. */
  readonly worked: SampledTable;
  /** What is drawn and looked up. */
  readonly shown: SampledTable;
  readonly readSeconds: number;
  readonly #places: RowPlaces;

  private constructor(table: Table, places: RowPlaces, readSeconds: number) {
    const counts = classCounts(table);
    const isWhole = table.rowCount <= WHOLE_ROWS && table.rowCount * table.columns.length <= WHOLE_VALUES;
    this.rowCount = table.rowCount;
    this.columnCount = table.columns.length;
    this.classes = table.target.labels.map((name, code) => ({ name, count: counts[code] ?? 0 }));
    this.shown = stratifiedSample(table, isWhole ? table.rowCount : SHOWN_ROWS);
    this.worked = isWhole ? this.shown : stratifiedSample(table, SAMPLE_ROWS);
    this.readSeconds = readSeconds;
    this.#places = places;
  }

  /** @throws AppError what `readTable` throws */
  static async open(file: PreviewedFile, recipe: TabularRecipe): Promise<PreviewedTable> {
    const started = performance.now();
    const read = await readTable(fileSource({ ...file, name: basename(file.filePath) }), {
      columns: columnsToRead(recipe),
      target: recipe.target ?? undefined,
    });
    const places = { filePath: file.filePath, rows: read.rows, layout: read.layout };
    return new PreviewedTable(withIgnored(read.table, recipe), places, (performance.now() - started) / 1000);
  }

  /** Null where recipes are previewed on every row. */
  get sample(): { rows: number; of: number } | null {
    const { rowCount } = this.worked.table;
    return rowCount === this.rowCount ? null : { rows: rowCount, of: this.rowCount };
  }

  get decimalMark(): '.' | ',' {
    const { layout } = this.#places;
    return layout.reader === 'delimited' ? layout.dialect.decimalMark : '.';
  }

  /** Rows of the whole table as the file has them. */
  realRows(rows: readonly number[]): { row: number; class: string; cells: (string | null)[] }[] {
    const fromFile = rowTexts(this.#places, rows);
    const { columns, target } = this.shown.table;
    return rows.map((row, at) => {
      const texts = fromFile?.[at] ?? columns.map((column) => this.#fromColumn(column, row));
      const cells = columns.map((column, index) => shownCell(texts[index] ?? '', column));
      return { row, class: cells[target.index] ?? '', cells };
    });
  }

  /** For a file whose rows cannot be read by their place. */
  #fromColumn(column: Column, row: number): string {
    const at = this.shown.rows.indexOf(row);
    if (column.kind === 'categorical') return column.levels[column.codes[at] ?? -1] ?? '';
    const value = column.kind === 'numeric' ? column.values[at] : undefined;
    return value === undefined || Number.isNaN(value) ? '' : String(value);
  }
}

function shownCell(text: string, column: Column): string | null {
  if (isMissingText(text)) return null;
  return column.kind === 'numeric' && isMissingAmongNumbers(text) ? null : text;
}
