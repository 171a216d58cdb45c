import { AppError } from '../../../errors.ts';
import { RandomStream } from '../../../random/stream.ts';
import { explainNeighbours } from '../../class-neighbours.ts';
import { type ClassPlan, classPlans } from '../../class-plan.ts';
import { ONCE_A_CLASS } from '../../draw-rows.ts';
import { emptyGenerated } from '../../generative/generated-rows.ts';
import { copiesKept, drawChecked, scaledPoints } from '../../generative/near-copies.ts';
import type { MadeRows } from '../../made-rows.ts';
import type { Explanation, Method, StepOutput } from '../../method.ts';
import { neighboursFor } from '../../neighbour-count.ts';
import { type ClassFit, fitClass, type Input, type KernelPlan, scaleRuleOf } from './class-fit.ts';
import { kernelBootstrapMeta } from './meta.ts';

/** Fewer rows have no spread to draw from. */
const FEWEST_ROWS = 3;

const USUAL_BANDWIDTH = { local: 0.7, class: 0.5 } as const;

/**
 * Kernel bootstrap: rows of the class take turns, in a random order, as the base of a new row, which is the base moved
 * within the spread of its neighborhood (or of the class) so that mean and covariance stay what they are. Values are
 * clipped to the range of the class; each category is, with probability h, that of a random row of the neighborhood
 * (or of the class), otherwise the base's. Rows that nearly repeat a real one are drawn again. Beyond the paper, whose
 * kernel is one for the whole sample: the neighborhood, the clipping, the categories and the check for copies.
 */
export const kernelBootstrap: Method<Input['parameters']> = {
  meta: kernelBootstrapMeta,

  check(input) {
    plan({ ...input, warn: () => undefined });
  },

  async explain(input): Promise<Explanation> {
    const classes: Record<string, Record<string, unknown>> = {};
    for (const part of plan(input)) {
      const fit = await fitClass(input, part);
      const isLocal = fit.spread === null;
      classes[part.label] = {
        ...(isLocal ? explainNeighbours(fit.found) : { rows: [...fit.found.rows] }),
        shape: input.parameters.shape,
        bandwidth: part.bandwidth,
        scale: scaleRuleOf(input),
        ...(isLocal ? {} : { shrinkage: fit.spread?.shrinkage, shrinkage_target: fit.spread?.target }),
        median_nearest_real_distance: fit.usualDistance,
        near_copy_distance: fit.copyLimit,
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
    let first = 0;
    for (const part of parts) {
      await drawClass(input, made, { ...part, first });
      first += part.add;
    }
    return { made, removed: [] };
  },
};

function plan(input: Input): KernelPlan[] {
  const { shape, k_neighbors, bandwidth } = input.parameters;
  return classPlans(input).map((part) => {
    if (part.count < FEWEST_ROWS) throw tooSmall(part);
    const rows = { ...part, usual: k_neighbors };
    return {
      ...part,
      k: shape === 'local' ? neighboursFor('fit', rows, input.warn) : 0,
      bandwidth: bandwidth ?? USUAL_BANDWIDTH[shape],
    };
  });
}

function tooSmall({ label, count }: ClassPlan): AppError {
  const rows = count === 1 ? '1 row' : `${count} rows`;
  return new AppError(
    'class.too-small',
    `Class "${label}" has ${rows}, too few to see how it spreads: KernelBootstrap needs ${FEWEST_ROWS}. What would work: the method RandomOverSampler for this class, or leaving it out by a "sampling_strategy" of {class: final count}.`,
    { class: label },
  );
}

type Part = KernelPlan & { readonly first: number };

async function drawClass(input: Input, made: MadeRows, part: Part): Promise<void> {
  const { population } = input;
  const { code, add, first, label } = part;
  const fit = await fitClass(input, part);
  const { rows } = fit.found;
  const draw = rowDrawer(input, made, { fit, part });
  const sameCategories = (i: number, place: number) =>
    population.categorical.every(
      ({ index, codes }) => made.categorical.get(index)?.[first + i] === codes[rows[place] as number],
    );
  const { redraws, left } = await drawChecked(
    input,
    {
      count: add,
      draw,
      pointsOf: (wanted) =>
        scaledPoints(
          population,
          made,
          fit.scales,
          wanted.map((i) => first + i),
        ),
      sameCategories,
      real: fit.scaled,
      limit: fit.copyLimit,
      stage: `Looking for near copies in class ${label}`,
    },
    input.parameters.copies === 'drop',
  );
  made.classCodes.fill(code, first, first + add);
  made.extra.get('draw')?.set(
    Float64Array.from({ length: add }, (_, i) => i),
    first,
  );
  made.extra.get('redraws')?.set(redraws, first);
  if (left > 0) input.warn(copiesKept(label, left, add));
}

/** Draws row i into `made`. A redraw goes on in the row's own stream, so it depends on no other row. */
function rowDrawer(
  { population, seed, step, drawStep }: Input,
  made: MadeRows,
  { fit, part }: { fit: ClassFit; part: Part },
) {
  const { code, first, bandwidth } = part;
  const { rows } = fit.found;
  const order = new RandomStream({ seed, item: ONCE_A_CLASS, copy: code, step }).permutation(rows.length);
  const random = new RandomStream({ seed, item: 0, copy: code, step: drawStep });
  const values = new Float64Array(population.numeric.length);
  const numeric = population.numeric.map(({ index }) => made.numeric.get(index) as Float64Array);
  const categorical = population.categorical.map(({ index, codes }) => ({
    codes,
    into: made.categorical.get(index) as Int32Array,
  }));
  return (i: number, attempt: number): void => {
    const slot = first + i;
    const place = order[i % rows.length] as number;
    made.base[slot] = rows[place] as number;
    random.moveTo(seed, i, code, drawStep);
    for (let skipped = 0; skipped <= attempt; skipped++) {
      fit.kernel.draw(place, random, values);
      for (const { codes, into } of categorical) {
        const donor = random.chance(bandwidth) ? fit.kernel.donor(place, random) : place;
        into[slot] = codes[rows[donor] as number] as number;
      }
    }
    for (const [j, column] of numeric.entries()) {
      column[slot] = Math.min(fit.high[j] as number, Math.max(fit.low[j] as number, values[j] as number));
    }
  };
}
