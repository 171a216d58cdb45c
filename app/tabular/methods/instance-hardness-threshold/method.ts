import { drawDistinct } from '../../drawn-rows.ts';
import type { Explanation, Method, Removal, StepInput, StepOutput } from '../../method.ts';
import { classSizes, rowsOfClass } from '../../population.ts';
import { explainRemovals } from '../../removals.ts';
import { type ClassTarget, underSamplingTargets } from '../../sampling-strategy-under.ts';
import { requireRowsAround } from '../../surroundings.ts';
import { ownShares } from './estimators.ts';
import { type InstanceHardnessThresholdParameters, instanceHardnessThresholdMeta } from './meta.ts';

type Input = StepInput<InstanceHardnessThresholdParameters>;

/**
 * Instance hardness: the table is cut into `cv` parts with the same shares of classes, and each row is judged by the
 * parts it is not in; rows with the highest probability of their own class stay. The classifier is a random forest, as in
 * imbalanced-learn, or a vote of nearest neighbors weighted by 1 / distance. Deviation from the library: exactly as many
 * rows stay as were asked for, rows of equal probability in a random order, where it keeps all of them.
 */
export const instanceHardnessThreshold: Method<InstanceHardnessThresholdParameters> = {
  meta: instanceHardnessThresholdMeta,

  check(input) {
    targets(input);
    requireTrainingRows(input);
  },

  async explain(input): Promise<Explanation> {
    const { population } = input;
    const easiness = await ownProbabilities(input);
    const { classes, step } = explainRemovals(population, select(input, easiness));
    const withProbability = Object.entries(classes).map(([label, fields]) => {
      const rows = rowsOfClass(population, population.labels.indexOf(label));
      return [label, { ...fields, probability: Array.from(rows, (row) => easiness.get(row) ?? null) }];
    });
    return { classes: Object.fromEntries(withProbability), step };
  },

  async run(input): Promise<StepOutput> {
    return { made: null, removed: select(input, await ownProbabilities(input)) };
  },
};

function targets({ parameters, population, step }: Input): readonly ClassTarget[] {
  return underSamplingTargets(parameters.sampling_strategy, classSizes(population), `steps[${step}].sampling_strategy`);
}

/** @throws AppError `recipe.invalid-value` where the other parts together have fewer rows than neighbors are asked for */
function requireTrainingRows(input: Input): void {
  const { n_neighbors, cv } = input.parameters;
  requireRowsAround(input, 'cv', cv - 1);
  if (input.parameters.estimator !== 'k-nearest') return;
  // Each class adds a row at most to the largest part.
  const largest = Math.ceil(input.population.rows.length / cv) + input.population.labels.length;
  requireRowsAround(input, 'n_neighbors', n_neighbors + largest - 1);
}

/** The part of every living row: the rows of a class are dealt out in a random order. */
function partsOf({ population, parameters, seed, step }: Input): ReadonlyMap<number, number> {
  const parts = new Map<number, number>();
  let next = 0;
  for (const code of population.labels.keys()) {
    const rows = rowsOfClass(population, code);
    for (const row of drawDistinct(rows, rows.length, { seed, step, classCode: code })) {
      parts.set(row, next++ % parameters.cv);
    }
  }
  return parts;
}

/** The probability of its own class, for every row of the classes that lose rows. */
async function ownProbabilities(input: Input): Promise<ReadonlyMap<number, number>> {
  const { population, parameters } = input;
  const judged = new Set(targets(input).map(({ code }) => code));
  const parts = partsOf(input);
  const probabilities = new Map<number, number>();
  for (let part = 0; part < parameters.cv; part++) {
    const among = population.rows.filter((row) => parts.get(row) !== part);
    const rows = population.rows.filter(
      (row) => parts.get(row) === part && judged.has(population.classCodes[row] as number),
    );
    if (rows.length === 0) continue;
    input.control.progress({ done: part, total: parameters.cv, stage: 'Judging parts of the table' });
    const shares = await ownShares(input, { part, rows, among });
    for (const [i, row] of rows.entries()) probabilities.set(row, shares[i] as number);
  }
  return probabilities;
}

function select(input: Input, easiness: ReadonlyMap<number, number>): readonly Removal[] {
  const { population, seed, step } = input;
  return targets(input).flatMap(({ code, keep }) => {
    const rows = rowsOfClass(population, code);
    const ofRow = (row: number) => easiness.get(row) ?? 0;
    // The sort is stable: equal ones stay in the random order.
    const order = [...drawDistinct(rows, rows.length, { seed, step, classCode: code })].sort(
      (a, b) => ofRow(b) - ofRow(a),
    );
    return order
      .slice(keep)
      .sort((a, b) => a - b)
      .map((row) => ({ row, reason: `hard: probability ${ofRow(row).toFixed(3)} of its own class` }));
  });
}
