import type { Matrix } from '../../../app/tabular/matrix.ts';
import type { NeighbourQuery } from '../../../app/tabular/neighbours/search.ts';

export interface PlainNeighbour {
  readonly position: number;
  readonly squared: number;
}

/** The k nearest of each query by the definition: every distance, sorted by (distance, position), itself left out. */
export function plainNeighbours({ points, queries, self, k }: Omit<NeighbourQuery, 'stage'>): PlainNeighbour[][] {
  return Array.from({ length: queries.rows }, (_, query) => {
    const own = self === null ? query : self[query]!;
    return Array.from({ length: points.rows }, (_unused, position) => ({
      position,
      squared: squaredDistance(queries, query, points, position),
    }))
      .filter(({ position }) => position !== own)
      .sort((a, b) => a.squared - b.squared || a.position - b.position)
      .slice(0, k);
  });
}

function squaredDistance(a: Matrix, i: number, b: Matrix, j: number): number {
  let sum = 0;
  for (let column = 0; column < a.columns; column++) {
    sum += (a.values[i * a.columns + column]! - b.values[j * b.columns + column]!) ** 2;
  }
  return sum;
}

export function matrixOf(rows: readonly (readonly number[])[]): Matrix {
  const columns = rows[0]?.length ?? 0;
  const values = new Float64Array(new SharedArrayBuffer(rows.length * columns * 8));
  values.set(rows.flat());
  return { rows: rows.length, columns, values };
}
