import { AppError } from '../../../errors.ts';
import { RandomStream } from '../../../random/stream.ts';
import { neighboursWithin } from '../../class-neighbours.ts';
import { type ClassPlan, classPlans } from '../../class-plan.ts';
import { distanceScales, distanceSpace, quantileOf } from '../../distance-space.ts';
import { ledoitWolf, lowerFactor } from '../../generative/covariance.ts';
import { emptyGenerated } from '../../generative/generated-rows.ts';
import { copiesKept, drawChecked, NEAR_COPY_SHARE, scaledPoints } from '../../generative/near-copies.ts';
import { normalShare, type SeenValues, scoresOf, seenValues, valueAt } from '../../generative/normal-scores.ts';
import type { MadeRows } from '../../made-rows.ts';
import type { Explanation, Method, StepInput, StepOutput } from '../../method.ts';
import { rowsOfClass } from '../../population.ts';
import { type GaussianCopulaParameters, gaussianCopulaMeta } from './meta.ts';

type Input = StepInput<GaussianCopulaParameters>;

/** Fewer rows say too little about how columns go together. */
const FEWEST_ROWS = 6;

/**
 * Gaussian copula: the values of each column become normal scores of their ranks, whose correlations, shrunk by Ledoit
 * and Wolf, a new row is drawn from; its scores go back through the values seen. A category owns the stretch of ranks
 * that its rows have, in the order of the levels. Unlike the paper, no family of distributions is fitted to a column.
 */
export const gaussianCopula: Method<GaussianCopulaParameters> = {
  meta: gaussianCopulaMeta,

  check(input) {
    plan(input);
  },

  async explain(input): Promise<Explanation> {
    const classes: Record<string, Record<string, unknown>> = {};
    for (const part of plan(input)) {
      const fit = fitClass(input, part.code);
      classes[part.label] = {
        rows: [...fit.rows],
        columns: fit.columns.map(({ index }) => index),
        shrinkage: fit.shrinkage,
        correlations: fit.correlations,
        n_generate: part.add,
        total: part.add,
      };
    }
    return { classes };
  },

  async run(input): Promise<StepOutput> {
    const parts = plan(input);
    const made = emptyGenerated(
      input.population,
      parts.reduce((sum, { add }) => sum + add, 0),
    );
    made.base.fill(-1);
    let first = 0;
    for (const part of parts) {
      await drawClass(input, made, { ...part, first });
      first += part.add;
    }
    return { made, removed: [] };
  },
};

function plan(input: Input): ClassPlan[] {
  const parts = classPlans(input);
  for (const { label, count } of parts) {
    if (count >= FEWEST_ROWS) continue;
    const rows = count === 1 ? '1 row' : `${count} rows`;
    const instead = count >= 3 ? 'KernelBootstrap or RandomOverSampler' : 'RandomOverSampler';
    throw new AppError(
      'class.too-small',
      `Class "${label}" has ${rows}, too few to see how columns go together: GaussianCopula needs ${FEWEST_ROWS}. What would work: the method ${instead} for this class, or leaving it out by a "sampling_strategy" of {class: final count}.`,
      { class: label },
    );
  }
  return parts;
}

interface CopulaColumn {
  readonly index: number;
  readonly kind: 'numeric' | 'categorical';
  readonly seen: SeenValues;
}

interface CopulaFit {
  readonly rows: Int32Array;
  /** The numeric columns, then those of text. */
  readonly columns: readonly CopulaColumn[];
  readonly correlations: readonly (readonly number[])[];
  readonly factor: Float64Array;
  readonly shrinkage: number;
}

function fitClass({ population }: Input, code: number): CopulaFit {
  const rows = rowsOfClass(population, code);
  const sources = [
    ...population.numeric.map(({ index, values }) => ({ index, kind: 'numeric' as const, values })),
    ...population.categorical.map(({ index, codes }) => ({ index, kind: 'categorical' as const, values: codes })),
  ];
  const size = sources.length;
  const scores = new Float64Array(rows.length * size);
  const columns = sources.map(({ index, kind, values }, j) => {
    const own = Float64Array.from(rows, (row) => values[row] as number);
    const column = scoresOf(own);
    const deviation = Math.sqrt(column.reduce((sum, z) => sum + z * z, 0) / rows.length);
    for (const [i, z] of column.entries()) scores[i * size + j] = deviation > 0 ? z / deviation : 0;
    const seen = seenValues(own);
    return { index, kind, seen: kind === 'categorical' ? { ...seen, snaps: true } : seen };
  });
  const { covariance, shrinkage } = ledoitWolf({ rows: rows.length, columns: size, values: scores });
  const correlation = toCorrelation(covariance, size);
  const correlations = columns.map((_, j) => [...correlation.subarray(j * size, (j + 1) * size)]);
  return { rows, columns, correlations, factor: lowerFactor(correlation, size), shrinkage };
}

/** With ones on the diagonal; a column that does not vary goes with none. */
function toCorrelation(covariance: Float64Array, size: number): Float64Array {
  return covariance.map((entry, at) => {
    const j = Math.floor(at / size);
    const l = at % size;
    if (j === l) return 1;
    const both = (covariance[j * size + j] as number) * (covariance[l * size + l] as number);
    return both > 0 ? entry / Math.sqrt(both) : 0;
  });
}

async function drawClass(input: Input, made: MadeRows, part: ClassPlan & { readonly first: number }): Promise<void> {
  const { population, space, parameters } = input;
  const { code, add, first, label } = part;
  const fit = fitClass(input, code);
  const rule = space.rule === 'none' ? 'standard' : space.rule;
  const measured = distanceSpace(population, rule);
  const scales = distanceScales(population, rule);
  const { rows, lists } = await neighboursWithin({ ...input, space: measured }, code, 1);
  const usual = quantileOf(lists.squaredDistances.map(Math.sqrt).sort(), 0.5);
  const { redraws, left } = await drawChecked(
    input,
    {
      count: add,
      draw: rowDrawer(input, made, { fit, code, first }),
      pointsOf: (wanted) =>
        scaledPoints(
          population,
          made,
          scales,
          wanted.map((i) => first + i),
        ),
      sameCategories: (i, place) =>
        population.categorical.every(
          ({ index, codes }) => made.categorical.get(index)?.[first + i] === codes[rows[place] as number],
        ),
      real: measured.matrixOf(rows),
      limit: NEAR_COPY_SHARE * usual,
      stage: `Looking for near copies in class ${label}`,
    },
    parameters.copies === 'drop',
  );
  made.classCodes.fill(code, first, first + add);
  for (let i = 0; i < add; i++) (made.extra.get('draw') as Float64Array)[first + i] = i;
  made.extra.get('redraws')?.set(redraws, first);
  if (left > 0) input.warn(copiesKept(label, left, add));
}

/** Draws row i into `made`. A redraw goes on in the row's own stream, so it depends on no other row. */
function rowDrawer(
  { seed, drawStep, parameters }: Input,
  made: MadeRows,
  { fit, code, first }: { readonly fit: CopulaFit; readonly code: number; readonly first: number },
) {
  const size = fit.columns.length;
  const random = new RandomStream({ seed, item: 0, copy: code, step: drawStep });
  const noise = new Float64Array(size);
  const targets = fit.columns.map(
    ({ index, kind }) => (kind === 'numeric' ? made.numeric : made.categorical).get(index) as Float64Array | Int32Array,
  );
  return (i: number, attempt: number): void => {
    random.moveTo(seed, i, code, drawStep);
    for (let drawn = 0; drawn <= attempt; drawn++) {
      for (let j = 0; j < size; j++) noise[j] = random.normal();
    }
    for (const [j, { seen }] of fit.columns.entries()) {
      let score = 0;
      for (let l = 0; l <= j; l++) score += (fit.factor[j * size + l] as number) * (noise[l] as number);
      (targets[j] as Float64Array)[first + i] = valueAt(seen, normalShare(score), parameters.extrapolate);
    }
  };
}
