import type { ClassCount, TabularResult } from '../tabular/run-result.ts';
import type { Column, Table } from '../tabular/table.ts';
import { JoinedSets } from './joined-sets.ts';

/** Some rows of a table as a table of their own. `rows` are row numbers of the whole, ascending. */
export function partOfTable(table: Table, rows: Int32Array): Table {
  return {
    rowCount: rows.length,
    columns: table.columns.map((column) => partOfColumn(column, rows)),
    target: { ...table.target, codes: sharedCodes(rows, table.target.codes) },
  };
}

/** A result over a part in the row numbers of the whole table: of parents, of removed rows, and in the class counts. */
export function inWholeTable(result: TabularResult, rows: Int32Array, table: Table): TabularResult {
  const identity = (row: number) =>
    row < 0 ? row : row < rows.length ? (rows[row] as number) : table.rowCount + (row - rows.length);
  return {
    ...result,
    synthetic: {
      ...result.synthetic,
      base: result.synthetic.base.map(identity),
      neighbour: result.synthetic.neighbour.map(identity),
    },
    removed: result.removed.map((removal) => ({
      ...removal,
      row: identity(removal.row),
      ...(removal.others === undefined ? {} : { others: removal.others.map(identity) }),
    })),
    classes: countsOfWhole(result, table),
  };
}

function partOfColumn(column: Column, rows: Int32Array): Column {
  switch (column.kind) {
    case 'ignored':
      return column;
    case 'numeric': {
      const values = new Float64Array(new SharedArrayBuffer(rows.length * 8));
      let missingCount = 0;
      for (let i = 0; i < rows.length; i++) {
        const value = column.values[rows[i] as number] as number;
        values[i] = value;
        if (Number.isNaN(value)) missingCount++;
      }
      return { ...column, values, missingCount };
    }
    case 'categorical': {
      const codes = sharedCodes(rows, column.codes);
      return { ...column, codes, missingCount: codes.reduce((count, code) => count + (code < 0 ? 1 : 0), 0) };
    }
  }
}

function sharedCodes(rows: Int32Array, from: Int32Array): Int32Array {
  const codes = new Int32Array(new SharedArrayBuffer(rows.length * 4));
  for (let i = 0; i < rows.length; i++) codes[i] = from[rows[i] as number] as number;
  return codes;
}

function countsOfWhole(result: TabularResult, table: Table): Readonly<Record<string, ClassCount>> {
  const before = new Map<string, number>();
  for (const code of table.target.codes) {
    const label = table.target.labels[code] ?? '';
    before.set(label, (before.get(label) ?? 0) + 1);
  }
  const entries = Object.entries(result.classes).map(([label, { added, removed }]) => {
    const rows = before.get(label) ?? 0;
    return [label, { before: rows, added, removed, after: rows + added - removed }] as const;
  });
  return Object.fromEntries(entries);
}

/**
 * Group codes for a split of a table: rows with equal values in `groupBy` belong together, and so do rows that are
 * equal in every column that takes part (exact duplicates on both sides of a split are leakage).
 * Null when no two rows belong together.
 */
export function rowGroups(table: Table, groupBy: Column | null): Int32Array | null {
  const sets = new JoinedSets(table.rowCount);
  const features = table.columns.filter((column) => column.kind !== 'ignored' && column.index !== table.target.index);
  const rows = Array.from({ length: table.rowCount }, (_, row) => row);
  sets.joinByKey(rows.map((row) => features.map((column) => cellKey(column, row)).join('\u0000')));
  if (groupBy !== null) sets.joinByKey(rows.map((row) => cellKey(groupBy, row) || null));
  const codes = sets.codes();
  return codes.every((code, row) => code === row) ? null : codes;
}

/** Empty where there is no value. */
function cellKey(column: Column, row: number): string {
  switch (column.kind) {
    case 'numeric': {
      const value = column.values[row] as number;
      return Number.isNaN(value) ? '' : String(value);
    }
    case 'categorical': {
      const code = column.codes[row] as number;
      return code < 0 ? '' : String(code);
    }
    case 'ignored':
      return '';
  }
}
