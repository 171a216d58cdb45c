import type { Column, Table } from './table.ts';

/** A table of the given rows, in the given order. Levels and labels stay, also those that no row bears any more. */
export function selectRows(table: Table, rows: Int32Array): Table {
  return {
    rowCount: rows.length,
    columns: table.columns.map((column) => selectFrom(column, rows)),
    target: { ...table.target, codes: rows.map((row) => table.target.codes[row] ?? 0) },
  };
}

function selectFrom(column: Column, rows: Int32Array): Column {
  switch (column.kind) {
    case 'numeric': {
      const values = Float64Array.from(rows, (row) => column.values[row] ?? Number.NaN);
      return { ...column, values, missingCount: values.filter((value) => Number.isNaN(value)).length };
    }
    case 'categorical': {
      const codes = rows.map((row) => column.codes[row] ?? -1);
      return { ...column, codes, missingCount: codes.filter((code) => code < 0).length };
    }
    case 'ignored':
      return column;
  }
}
