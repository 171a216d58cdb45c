import { AppError } from '../errors.ts';
import type { Table } from '../tabular/table.ts';
import type { Points } from './points.ts';

/** Rows of several tables as points in one space, with what could not take part. */
export interface EncodedTables {
  /** One set a table, in the order given. */
  readonly sets: readonly Points[];
  /** Columns that take part, and those that do not with the reason. */
  readonly columns: readonly string[];
  readonly leftOut: ReadonlyMap<string, string>;
}

/** Two rows that differ in one category are one standard deviation of a numeric column apart. */
const INDICATOR = Math.SQRT1_2;

/** The rows of a table; its name is for messages. */
export interface NamedTable {
  readonly name: string;
  readonly table: Pick<Table, 'rowCount' | 'columns'>;
}

/**
 * Makes rows of tables comparable: numeric columns as they are, then one indicator column per category. Columns are
 * matched by name. The target takes no part.
 *
 * @throws AppError `table.unknown-column` when the tables do not have the same columns, `table.not-a-number` when a
 *   column is of another kind in one of them, `table.missing-value` or `table.infinite-value` when a number is neither
 */
export function encodeTables(tables: readonly NamedTable[], target: string | null): EncodedTables {
  const first = tables[0];
  if (first === undefined) return { sets: [], columns: [], leftOut: new Map() };
  const names = first.table.columns.map(({ name }) => name).filter((name) => name !== target);
  for (const other of tables) checkColumns(first, other, target);
  const leftOut = new Map<string, string>();
  const numeric: string[] = [];
  const categorical = new Map<string, readonly string[]>();
  for (const name of names) {
    const kinds = new Set(tables.map(({ table }) => columnOf(table, name).kind));
    if (kinds.has('ignored')) leftOut.set(name, 'is ignored or holds no values');
    else if (kinds.size > 1) throw mixedKinds(tables, name);
    else if (kinds.has('numeric')) numeric.push(name);
    else categorical.set(name, levelsOf(tables, name));
  }
  const sets = tables.map((table) => encode(table, numeric, categorical));
  return { sets, columns: [...numeric, ...categorical.keys()], leftOut };
}

function encode(
  { name, table }: NamedTable,
  numeric: readonly string[],
  categorical: ReadonlyMap<string, readonly string[]>,
): Points {
  const indicators = [...categorical.values()].reduce((sum, levels) => sum + levels.length, 0);
  const columns = numeric.length + indicators;
  const values = new Float64Array(table.rowCount * columns);
  numeric.forEach((columnName, at) => {
    const column = columnOf(table, columnName);
    if (column.kind !== 'numeric') return;
    column.values.forEach((value, row) => {
      if (!Number.isFinite(value)) throw notFinite(name, columnName, { row, value });
      values[row * columns + at] = value;
    });
  });
  let at = numeric.length;
  for (const [columnName, levels] of categorical) {
    const column = columnOf(table, columnName);
    if (column.kind !== 'categorical') continue;
    const position = column.levels.map((level) => levels.indexOf(level));
    column.codes.forEach((code, row) => {
      if (code >= 0) values[row * columns + at + (position[code] ?? 0)] = INDICATOR;
    });
    at += levels.length;
  }
  return { count: table.rowCount, columns, values, indicators };
}

function levelsOf(tables: readonly NamedTable[], name: string): readonly string[] {
  const levels = new Set<string>();
  for (const { table } of tables) {
    const column = columnOf(table, name);
    if (column.kind === 'categorical') for (const level of column.levels) levels.add(level);
  }
  return [...levels].sort();
}

function columnOf(table: NamedTable['table'], name: string): Table['columns'][number] {
  const column = table.columns.find((candidate) => candidate.name === name);
  if (column === undefined) throw new Error(`column ${name} was checked and is not there`);
  return column;
}

function checkColumns(first: NamedTable, other: NamedTable, target: string | null): void {
  const wanted = first.table.columns.map(({ name }) => name).filter((name) => name !== target);
  const present = other.table.columns.map(({ name }) => name).filter((name) => name !== target);
  const lacking = wanted.filter((name) => !present.includes(name));
  const extra = present.filter((name) => !wanted.includes(name));
  if (lacking.length === 0 && extra.length === 0) return;
  const parts = [
    lacking.length > 0 ? `lacks ${lacking.map((name) => `"${name}"`).join(', ')}` : '',
    extra.length > 0 ? `has ${extra.map((name) => `"${name}"`).join(', ')} besides` : '',
  ].filter((part) => part !== '');
  throw new AppError(
    'table.unknown-column',
    `${other.name} does not have the columns of ${first.name}: it ${parts.join(' and ')}. Both need the same columns, by name.`,
    { file: other.name, column: lacking[0] ?? extra[0] },
  );
}

function mixedKinds(tables: readonly NamedTable[], name: string): AppError {
  const found = tables.map((table) => `${columnOf(table.table, name).kind} in ${table.name}`).join(', ');
  return new AppError('table.not-a-number', `Column "${name}" is ${found}. It has to be of one kind in all files.`, {
    column: name,
  });
}

function notFinite(file: string, column: string, { row, value }: { row: number; value: number }): AppError {
  const missing = Number.isNaN(value);
  return new AppError(
    missing ? 'table.missing-value' : 'table.infinite-value',
    `${file}, row ${row}, column "${column}" is ${missing ? 'missing' : 'infinite'}. Distances need a number there: fill it in or leave out the row.`,
    { file, row, column },
  );
}
