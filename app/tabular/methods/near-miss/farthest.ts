import type { NeighbourView } from '../../method.ts';

/** Multiply-adds between two looks at pause and cancel: about 20 ms. */
const WORK_PER_GATE = 2e7;

/**
 * Sum of the distances of each row to its k farthest rows of `reference`, itself left out. Every distance is taken:
 * trees prune the far, not the near.
 */
export async function farthestDistances(
  { space, control }: NeighbourView,
  { rows, reference, k }: { readonly rows: Int32Array; readonly reference: Int32Array; readonly k: number },
): Promise<Float64Array> {
  const points = space.matrixOf(rows);
  const others = space.matrixOf(reference);
  const sums = new Float64Array(rows.length);
  const squared = new Float64Array(reference.length);
  let work = 0;
  for (let i = 0; i < rows.length; i++) {
    work += others.values.length;
    if (work > WORK_PER_GATE) {
      work = 0;
      await control.gate();
      control.progress({ done: i, total: rows.length, stage: 'Measuring distances' });
    }
    for (let j = 0; j < reference.length; j++) {
      let sum = 0;
      for (let column = 0; column < points.columns; column++) {
        const a = points.values[i * points.columns + column] as number;
        const difference = a - (others.values[j * points.columns + column] as number);
        sum += difference * difference;
      }
      squared[j] = reference[j] === rows[i] ? -1 : sum;
    }
    squared.sort();
    for (let rank = k; rank > 0; rank--)
      sums[i] = (sums[i] as number) + Math.sqrt(squared[squared.length - rank] as number);
  }
  return sums;
}
