import type { MadeRows } from '../made-rows.ts';
import type { Population } from '../population.ts';

/** Room for rows of a generative method, whose lineage has the number of the draw in its class and its redraws. */
export function emptyGenerated(population: Population, count: number): MadeRows {
  return {
    count,
    classCodes: new Int32Array(count),
    base: new Int32Array(count),
    neighbour: new Int32Array(count).fill(-1),
    gap: new Float64Array(count).fill(Number.NaN),
    numeric: new Map(population.numeric.map(({ index }) => [index, new Float64Array(count)])),
    categorical: new Map(population.categorical.map(({ index }) => [index, new Int32Array(count)])),
    extra: new Map([
      ['draw', new Float64Array(count)],
      ['redraws', new Float64Array(count)],
    ]),
  };
}
