/** Columns as ranks of their distinct values: sorted once for a forest, compared as whole numbers in every node. */
import type { Matrix } from '../../tabular/matrix.ts';

export interface ColumnRanks {
  readonly rows: number;
  readonly columns: number;
  /** `ranks[column * rows + row]`: the position of the value in `distinct[column]`. */
  readonly ranks: Uint32Array;
  /** The values of each column, ascending, each once. */
  readonly distinct: readonly Float64Array[];
}

export function rankColumns({ rows, columns, values }: Matrix): ColumnRanks {
  const ranks = new Uint32Array(rows * columns);
  const distinct: Float64Array[] = [];
  for (let j = 0; j < columns; j++) {
    const column = Float64Array.from({ length: rows }, (_, row) => values[row * columns + j] as number);
    const order = Uint32Array.from({ length: rows }, (_, row) => row).sort(
      (a, b) => (column[a] as number) - (column[b] as number),
    );
    const seen: number[] = [];
    for (const row of order) {
      const value = column[row] as number;
      if (seen.length === 0 || seen[seen.length - 1] !== value) seen.push(value);
      ranks[j * rows + row] = seen.length - 1;
    }
    distinct.push(Float64Array.from(seen));
  }
  return { rows, columns, ranks, distinct };
}
