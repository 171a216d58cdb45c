import { type Condensed, type CondensingParameters, classesToCondense } from '../../condensing.ts';
import { mostFrequent } from '../../edited-rows.ts';
import type { Matrix } from '../../matrix.ts';
import type { Explanation, Method, Removal, StepInput, StepOutput } from '../../method.ts';
import { explainRemovals } from '../../removals.ts';
import { neighboursIn, neighboursOf } from '../../surroundings.ts';
import { condensedNearestNeighbourMeta } from './meta.ts';

type Input = StepInput<CondensingParameters>;

/** Distances taken between two looks at pause and cancel. */
const WORK_PER_GATE = 1e7;

/**
 * Condensed nearest neighbor, each class against the smallest: its rows are gone through in their order, and one that
 * the rows kept so far do not classify is kept as well. One pass, as in imbalanced-learn; Hart's rule goes on until
 * a pass keeps nothing more.
 */
export const condensedNearestNeighbour: Method<CondensingParameters> = {
  meta: condensedNearestNeighbourMeta,

  check(input) {
    classesToCondense(input);
  },

  async explain(input): Promise<Explanation> {
    const { classes, step } = explainRemovals(input.population, await condense(input));
    const seeds = classesToCondense(input).map((part) => [input.population.labels[part.code] ?? '', [...part.seeds]]);
    return { classes, step: { seeds: Object.fromEntries(seeds), ...step } };
  },

  async run(input): Promise<StepOutput> {
    return { made: null, removed: await condense(input) };
  },
};

async function condense(input: Input): Promise<readonly Removal[]> {
  const removals: Removal[] = [];
  for (const part of classesToCondense(input)) removals.push(...(await condenseClass(input, part)));
  return removals.sort((a, b) => a.row - b.row);
}

async function condenseClass(input: Input, { code, k, candidates, store }: Condensed): Promise<readonly Removal[]> {
  if (candidates.length === 0) return [];
  const { classCodes } = input.population;
  const stage = `Condensing class ${input.population.labels[code] ?? ''}`;
  const found = await neighboursIn(input, { rows: candidates, among: store, k, stage });
  const points = input.space.matrixOf(candidates);
  const near = found.rows.length === 0 ? [] : Array.from(candidates, (_, i) => neighboursOf(found, i));
  const squared = found.lists.squaredDistances;
  const removals: Removal[] = [];
  let work = 0;
  for (const [i, row] of candidates.entries()) {
    const list = near[i] ?? [];
    if (mostFrequent(list, classCodes) === code) {
      removals.push({ row, reason: 'classified without it by', others: list });
      continue;
    }
    // Kept: those that come later may have it for a neighbor.
    for (let later = i + 1; later < candidates.length; later++) {
      const distance = squaredDistance(points, i, later);
      insert(near[later] ?? [], squared.subarray(later * k, (later + 1) * k), { row, distance });
    }
    work += (candidates.length - i) * points.columns;
    if (work < WORK_PER_GATE) continue;
    work = 0;
    await input.control.gate();
    input.control.progress({ done: i, total: candidates.length, stage });
  }
  return removals;
}

function squaredDistance({ columns, values }: Matrix, i: number, j: number): number {
  let sum = 0;
  for (let column = 0; column < columns; column++) {
    const difference = (values[i * columns + column] as number) - (values[j * columns + column] as number);
    sum += difference * difference;
  }
  return sum;
}

/** Puts a row where it belongs in a list by (distance, row), and drops the last one. */
function insert(
  rows: number[],
  distances: Float64Array,
  one: { readonly row: number; readonly distance: number },
): void {
  let place = rows.length;
  while (place > 0) {
    const before = distances[place - 1] as number;
    if (before < one.distance || (before === one.distance && (rows[place - 1] as number) < one.row)) break;
    place--;
  }
  if (place === rows.length) return;
  distances.copyWithin(place + 1, place, rows.length - 1);
  distances[place] = one.distance;
  rows.splice(place, 0, one.row);
  rows.pop();
}
