import { partOfTable } from '../../../app/split/table-part.ts';
import type { Table } from '../../../app/tabular/table.ts';

/** Rows of a table that stand for all of it. */
export interface SampledTable {
  readonly table: Table;
  /** The row of the whole table for each row here, ascending. */
  readonly rows: Int32Array;
}

/** A class with no more rows than this is taken whole, as far as the limit allows: what is rare must be seen. */
const FEWEST_OF_CLASS = 100;

/** About `limit` rows, evenly spaced within each class and in proportion to the classes; the table itself where it is smaller. */
export function stratifiedSample(table: Table, limit: number): SampledTable {
  const { rowCount, target } = table;
  if (rowCount <= limit) return { table, rows: Int32Array.from({ length: rowCount }, (_, row) => row) };
  const counts = classCounts(table);
  const fewest = Math.max(2, Math.min(FEWEST_OF_CLASS, Math.floor(limit / Math.max(1, counts.length))));
  const wanted = counts.map((count) => Math.min(count, Math.max(fewest, Math.round((count * limit) / rowCount))));
  const seen = new Array<number>(counts.length).fill(0);
  const rows: number[] = [];
  for (let row = 0; row < rowCount; row++) {
    const code = target.codes[row] ?? 0;
    const at = seen[code] ?? 0;
    seen[code] = at + 1;
    const [count, take] = [counts[code] ?? 1, wanted[code] ?? 0];
    if (Math.floor(((at + 1) * take) / count) > Math.floor((at * take) / count)) rows.push(row);
  }
  const chosen = Int32Array.from(rows);
  return { table: partOfTable(table, chosen), rows: chosen };
}

/** Rows of each class, by code. */
export function classCounts({ target }: Pick<Table, 'target'>): number[] {
  const counts = new Array<number>(target.labels.length).fill(0);
  for (const code of target.codes) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}
