import { RandomStream } from '../../../random/stream.ts';
import { ONCE_A_CLASS } from '../../draw-rows.ts';
import type { StepInput } from '../../method.ts';
import { type Population, rowsOfClass } from '../../population.ts';
import { scaleGamma, supportRows } from '../../svm/support-rows.ts';

/** Rows that the classifier is fitted on at most: its time grows with their square, about 10 s here. */
export const MOST_FITTED = 10_000;

type Input = Pick<StepInput<unknown>, 'population' | 'space' | 'seed' | 'step' | 'control' | 'warn'>;

export interface Supports {
  readonly gamma: number;
  /** Identities of the support vectors of all classes, ascending. */
  readonly rows: Int32Array;
}

/** The support vectors of all living rows, or of a sample drawn with the recipe's seed where there are too many. */
export async function supportsOf(input: Input, most = MOST_FITTED): Promise<Supports> {
  const { population, space, control, warn } = input;
  const rows = sample(input, most);
  if (rows.length < population.rows.length) {
    warn({
      code: 'svm.sampled',
      message: `Support vectors were sought in ${rows.length} of ${population.rows.length} rows, drawn with the seed: small classes whole, larger ones in equal parts.`,
    });
  }
  const points = space.matrixOf(rows);
  const gamma = scaleGamma(points);
  const codes = rows.map((row) => population.classCodes[row] as number);
  const supports = await supportRows(points, codes, { gamma, control });
  return { gamma, rows: rows.filter((_, place) => supports[place] === 1) };
}

function sample({ population, seed, step }: Input, most: number): Int32Array {
  if (population.rows.length <= most) return population.rows;
  const random = new RandomStream({ seed, item: 0, copy: 0, step });
  const chosen: number[] = [];
  for (const { code, count } of allotments(population, most)) {
    const rows = rowsOfClass(population, code);
    random.moveTo(seed, ONCE_A_CLASS - 1, code, step);
    const order = random.permutation(rows.length).subarray(0, count);
    for (const place of order) chosen.push(rows[place] as number);
  }
  return Int32Array.from(chosen).sort();
}

/** How many rows of each class are taken: equal parts, what small classes leave going to the larger ones. */
function allotments(population: Population, most: number): { readonly code: number; readonly count: number }[] {
  const sizes = population.labels
    .map((_, code) => ({ code, size: rowsOfClass(population, code).length }))
    .sort((a, b) => a.size - b.size);
  let left = most;
  return sizes.map(({ code, size }, i) => {
    const count = Math.min(size, Math.floor(left / (sizes.length - i)));
    left -= count;
    return { code, count };
  });
}
