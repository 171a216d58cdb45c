/** The classifiers that say how probable its own class is for a row, learned from rows it is not among. */
import { learnForest } from '../../../learners/random-forest/forest.ts';
import type { StepInput } from '../../method.ts';
import { neighboursIn, neighboursOf, type Surroundings } from '../../surroundings.ts';
import type { InstanceHardnessThresholdParameters } from './meta.ts';

type Input = StepInput<InstanceHardnessThresholdParameters>;

/** One part of the table, and the rows outside of it. */
export interface JudgedPart {
  readonly part: number;
  readonly rows: Int32Array;
  readonly among: Int32Array;
}

/** The probability of its own class for each of `rows`, in their order. */
export function ownShares(input: Input, judged: JudgedPart): Promise<Float64Array> {
  switch (input.parameters.estimator) {
    case 'random-forest':
      return byForest(input, judged);
    case 'k-nearest':
      return byNeighbours(input, judged);
  }
}

async function byForest(input: Input, { part, rows, among }: JudgedPart): Promise<Float64Array> {
  const { population, space, seed, step, control } = input;
  const classes = population.labels.length;
  const codesOf = (of: Int32Array) => of.map((row) => population.classCodes[row] as number);
  const forest = await learnForest(
    { points: space.matrixOf(among), classCodes: codesOf(among), classes },
    { key: { seed, copy: part, step }, control },
  );
  const shares = await forest.probabilities(space.matrixOf(rows));
  return Float64Array.from(codesOf(rows), (code, i) => shares[i * classes + code] as number);
}

async function byNeighbours(input: Input, { part, rows, among }: JudgedPart): Promise<Float64Array> {
  const { cv, n_neighbors } = input.parameters;
  const stage = `Judging part ${part + 1} of ${cv}`;
  const found = await neighboursIn(input, { rows, among, k: n_neighbors, stage });
  return Float64Array.from(rows, (_, i) => shareOfOwn(found, i, input.population.classCodes));
}

/** Share of the votes for the row's class, each weighing 1 / distance; only twins count where there are any. */
function shareOfOwn(found: Surroundings, i: number, classCodes: Int32Array): number {
  const { k, squaredDistances } = found.lists;
  const own = classCodes[found.rows[i] as number];
  const hasTwin = squaredDistances[i * k] === 0;
  let all = 0;
  let agreeing = 0;
  for (const [rank, other] of neighboursOf(found, i).entries()) {
    const distance = Math.sqrt(squaredDistances[i * k + rank] as number);
    const weight = hasTwin ? Number(distance === 0) : 1 / distance;
    all += weight;
    if (classCodes[other] === own) agreeing += weight;
  }
  return agreeing / all;
}
