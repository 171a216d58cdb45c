/** Which columns and rows of a table take part in a run, and in which part of a split they end. */
import { AppError } from '../../../app/errors.ts';
import { LabelCounts } from '../../../app/label-counts.ts';
import type { ColumnRole, TabularRecipe } from '../../../app/model/recipe.ts';
import { nearestName } from '../../../app/nearest.ts';
import { assignParts, PARTS } from '../../../app/split/assign-parts.ts';
import { rowGroups } from '../../../app/split/table-part.ts';
import type { TabularResult } from '../../../app/tabular/run-result.ts';
import type { Column, Table } from '../../../app/tabular/table.ts';
import type { TableMade } from './table-task.ts';

/** A grouping column is read even where it takes no part. */
export function columnsToRead(recipe: TabularRecipe): Readonly<Record<string, ColumnRole>> {
  const groupBy = recipe.split?.group_by ?? null;
  if (groupBy === null || recipe.columns[groupBy] !== 'ignore') return recipe.columns;
  return { ...recipe.columns, [groupBy]: 'categorical' };
}

/** The table as the steps see it: without the columns that were read for the split alone. */
export function withIgnored(table: Table, recipe: TabularRecipe): Table {
  const groupBy = recipe.split?.group_by ?? null;
  if (groupBy === null || recipe.columns[groupBy] !== 'ignore') return table;
  const columns = table.columns.map((column) => {
    const { name, index, missingCount } = column;
    return name === groupBy ? ({ kind: 'ignored', name, index, missingCount } as const) : column;
  });
  return { ...table, columns };
}

/** The part of each row by the recipe's split; `file` is for messages. */
export function splitTable(table: Table, recipe: TabularRecipe, file: string): Uint8Array {
  if (recipe.split === null) throw new Error('A recipe without a split is not split.');
  const groups = rowGroups(table, groupColumn(table, recipe, file));
  return assignParts({ classes: table.target.codes, groups, rule: recipe.split, seed: recipe.seed });
}

/** @throws AppError `table.unknown-column` */
export function groupColumn(table: Table, recipe: TabularRecipe, file: string): Column | null {
  const name = recipe.split?.group_by ?? null;
  if (name === null) return null;
  const found = table.columns.find((column) => column.name === name);
  if (found !== undefined && found.index !== table.target.index) return found;
  const names = table.columns.map((column) => column.name);
  const near = nearestName(name, names);
  const reason = found === undefined ? 'the table has no such column' : 'that is the target';
  throw new AppError(
    'table.unknown-column',
    `split.group_by is "${name}", but ${reason}.${near === undefined || found !== undefined ? '' : ` Did you mean "${near}"?`}`,
    { field: 'split.group_by', column: name, file },
  );
}

export function rowsOfPart(parts: Uint8Array, part: number): Int32Array {
  const rows: number[] = [];
  parts.forEach((value, row) => {
    if (value === part) rows.push(row);
  });
  return Int32Array.from(rows);
}

/** Rows per part and class as they are written. */
export function partCounts(table: Table, result: TabularResult, parts: Uint8Array): TableMade['parts'] {
  const gone = new Set(result.removed.map(({ row }) => row));
  const counts = PARTS.map(() => new LabelCounts());
  const count = (part: number, code: number) => counts[part]?.add(table.target.labels[code] ?? '');
  parts.forEach((part, row) => {
    if (!gone.has(row)) count(part, table.target.codes[row] ?? 0);
  });
  result.synthetic.classCodes.forEach((code, s) => {
    if (!gone.has(table.rowCount + s)) count(0, code);
  });
  return Object.fromEntries(PARTS.map((name, part) => [name, counts[part]?.toRecord() ?? {}]));
}
