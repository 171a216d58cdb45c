import type { Removal } from '../method.ts';
import type { Population } from '../population.ts';

/** Rows that have the values of a living input row in every column that takes part, of whichever class; as written. */
export function duplicatesOfReal(population: Population, rows: Int32Array): readonly Removal[] {
  const { numeric, categorical, inputRows } = population;
  const columns = [...numeric.map(({ values }) => values), ...categorical.map(({ codes }) => codes)];
  // Adding 0 turns −0, which is written alike, into 0.
  const keyOf = (row: number) => columns.map((values) => (values[row] as number) + 0).join(' ');
  const synthetic = new Map<string, number[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const same = synthetic.get(key);
    if (same === undefined) synthetic.set(key, [row]);
    else same.push(row);
  }
  const removed: Removal[] = [];
  for (const row of population.rows) {
    if (row >= inputRows || synthetic.size === 0) break;
    const key = keyOf(row);
    for (const twin of synthetic.get(key) ?? []) removed.push({ row: twin, reason: 'duplicate of', others: [row] });
    synthetic.delete(key);
  }
  return removed.sort((a, b) => a.row - b.row);
}
