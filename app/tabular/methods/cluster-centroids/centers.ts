import type { Clustering } from '../../k-means.ts';
import type { MadeRows } from '../../made-rows.ts';
import type { StepInput } from '../../method.ts';
import type { ClassTarget } from '../../sampling-strategy-under.ts';
import { joinMade } from '../../step-outputs.ts';

/** A class and its clusters. */
export interface ClusteredClass extends ClassTarget {
  readonly rows: Int32Array;
  readonly clustering: Clustering;
}

/** The means of the clusters of a class that have rows, in the columns as they are; each has its nearest row for base. */
export function rowsAtCenters(
  { population, space }: Pick<StepInput<unknown>, 'population' | 'space'>,
  { code, rows, clustering }: ClusteredClass,
): MadeRows {
  const { clusterOf, sizes } = clustering;
  const filled = [...sizes.keys()].filter((cluster) => (sizes[cluster] as number) > 0);
  const nearest = nearestRows(space.matrixOf(rows), clustering);
  const numeric = population.numeric.map(({ index, values }) => {
    const sums = new Float64Array(sizes.length);
    rows.forEach((row, i) => {
      const cluster = clusterOf[i] as number;
      sums[cluster] = (sums[cluster] as number) + (values[row] as number);
    });
    return [
      index,
      Float64Array.from(filled, (cluster) => (sums[cluster] as number) / (sizes[cluster] as number)),
    ] as const;
  });
  return {
    count: filled.length,
    classCodes: new Int32Array(filled.length).fill(code),
    base: Int32Array.from(filled, (cluster) => rows[nearest[cluster] as number] as number),
    neighbour: new Int32Array(filled.length).fill(-1),
    gap: new Float64Array(filled.length).fill(Number.NaN),
    numeric: new Map(numeric),
    categorical: new Map(),
    extra: new Map([
      ['cluster', Float64Array.from(filled)],
      ['cluster_rows', Float64Array.from(filled, (cluster) => sizes[cluster] as number)],
    ]),
  };
}

/** Position of the row of each cluster that is nearest to its center, the first of several; −1 for an empty one. */
function nearestRows(
  { rows, columns, values }: ReturnType<StepInput<unknown>['space']['matrixOf']>,
  { clusterOf, centers }: ClusteredClass['clustering'],
): Int32Array {
  const nearest = new Int32Array(centers.rows).fill(-1);
  const least = new Float64Array(centers.rows).fill(Number.POSITIVE_INFINITY);
  for (let i = 0; i < rows; i++) {
    const cluster = clusterOf[i] as number;
    let sum = 0;
    for (let j = 0; j < columns; j++) {
      sum += ((values[i * columns + j] as number) - (centers.values[cluster * columns + j] as number)) ** 2;
    }
    if (sum >= (least[cluster] as number)) continue;
    least[cluster] = sum;
    nearest[cluster] = i;
  }
  return nearest;
}

/** The centers of all classes as the rows of one step; null when there are none. */
export function joinCenters(parts: readonly MadeRows[]): MadeRows | null {
  if (parts.length === 0) return null;
  const { step: _step, ...joined } = joinMade(
    parts,
    parts.map(() => 0),
  );
  return joined;
}
