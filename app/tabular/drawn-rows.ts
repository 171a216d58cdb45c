/** Rows of a class drawn at random, each draw from its own stream: the first of many draws are those of a few. */
import { RandomStream } from '../random/stream.ts';
import type { MadeRows } from './made-rows.ts';
import type { Population } from './population.ts';

/** What the streams are keyed by, besides the number of the draw. */
export interface DrawKey {
  readonly seed: number;
  readonly step: number;
  readonly classCode: number;
}

/** `count` of the rows, no more than there are, each at most once (Fisher–Yates, stopped early), in order of drawing. */
export function drawDistinct(rows: Int32Array, count: number, { seed, step, classCode }: DrawKey): Int32Array {
  const order = rows.slice();
  const random = new RandomStream({ seed, item: 0, copy: classCode, step });
  for (let i = 0; i < count; i++) {
    random.moveTo(seed, i, classCode, step);
    const j = i + random.below(rows.length - i);
    const drawn = order[j] as number;
    order[j] = order[i] as number;
    order[i] = drawn;
  }
  return order.subarray(0, count);
}

/** `count` rows, any of them any number of times, in order of drawing. */
export function drawRepeatedly(rows: Int32Array, count: number, { seed, step, classCode }: DrawKey): Int32Array {
  const random = new RandomStream({ seed, item: 0, copy: classCode, step });
  return Int32Array.from({ length: count }, (_, i) => {
    random.moveTo(seed, i, classCode, step);
    return rows[random.below(rows.length)] as number;
  });
}

/** Exact copies of rows (identities), with the row as parent. */
export function copiesOf(population: Population, rows: Int32Array): MadeRows {
  const pick = (values: Float64Array) => Float64Array.from(rows, (row) => values[row] as number);
  return {
    count: rows.length,
    classCodes: rows.map((row) => population.classCodes[row] as number),
    base: rows,
    neighbour: new Int32Array(rows.length).fill(-1),
    gap: new Float64Array(rows.length).fill(Number.NaN),
    numeric: new Map(population.numeric.map(({ index, values }) => [index, pick(values)])),
    categorical: new Map(
      population.categorical.map(({ index, codes }) => [index, rows.map((row) => codes[row] as number)]),
    ),
    extra: new Map(),
  };
}
