import { AppError } from '../../../errors.ts';
import { RandomStream } from '../../../random/stream.ts';
import { momentsOf } from '../../distance-space.ts';
import type { MadeRows } from '../../made-rows.ts';
import type { Explanation, Method, StepInput, StepOutput } from '../../method.ts';
import { classSizes, type Population, rowsOfClass } from '../../population.ts';
import { overSamplingQuotas } from '../../sampling-strategy.ts';
import { type RandomOverSamplerParameters, randomOverSamplerMeta } from './meta.ts';

type Input = StepInput<RandomOverSamplerParameters>;

/** Rows drawn between two looks at pause and cancel. */
const DRAWS_PER_GATE = 16_384;

/**
 * Random over-sampling: each new row is a row of the class drawn uniformly. With `shrinkage` s, normal noise of
 * standard deviation s · h · σ is added to each column, σ being the column's standard deviation in the class (divisor
 * n) and h = (4 / ((d + 2) n))^(1 / (d + 4)) with n all rows, as in imbalanced-learn (ROSE takes those of the class).
 */
export const randomOverSampler: Method<RandomOverSamplerParameters> = {
  meta: randomOverSamplerMeta,

  check(input) {
    plan(input);
  },

  async explain(input): Promise<Explanation> {
    const { population } = input;
    const planned = plan(input);
    const classes: Record<string, Record<string, unknown>> = {};
    for (const [code, label] of population.labels.entries()) {
      const rows = rowsOfClass(population, code);
      if (rows.length === 0) continue;
      const quota = planned.find((entry) => entry.code === code);
      const add = quota?.add ?? 0;
      const shrinkage = quota?.shrinkage ?? shrinkageOf(input.parameters, label);
      classes[label] = { rows: [...rows], n_generate: add, total: add, ...explainNoise(population, rows, shrinkage) };
    }
    return { classes };
  },

  async run(input): Promise<StepOutput> {
    const planned = plan(input);
    const made = emptyRows(
      input.population,
      planned.reduce((sum, { add }) => sum + add, 0),
    );
    let first = 0;
    for (const part of planned) {
      await drawClass(input, made, { ...part, first });
      first += part.add;
    }
    return { made, removed: [] };
  },
};

interface ClassPlan {
  readonly code: number;
  readonly add: number;
  readonly shrinkage: number;
}

function plan({ parameters, population, step }: Input): ClassPlan[] {
  const sizes = classSizes(population);
  const field = `steps[${step}].sampling_strategy`;
  return overSamplingQuotas(parameters.sampling_strategy, sizes, field)
    .filter(({ add }) => add > 0)
    .map(({ code, add }) => {
      const label = sizes.labels[code] ?? '';
      const shrinkage = shrinkageOf(parameters, label);
      if (shrinkage !== undefined) return { code, add, shrinkage };
      const named = `steps[${step}].shrinkage`;
      throw new AppError(
        'recipe.invalid-value',
        `"${named}" has no number for class "${label}", which gets ${add} rows. Every class that gets rows needs one; 0 copies without noise.`,
        { field: named, class: label },
      );
    });
}

/** Undefined where numbers are given per class and this class has none. */
function shrinkageOf({ shrinkage }: RandomOverSamplerParameters, label: string): number | undefined {
  if (shrinkage === null) return 0;
  if (typeof shrinkage === 'number') return shrinkage;
  return Object.hasOwn(shrinkage, label) ? shrinkage[label] : undefined;
}

function bandwidth({ numeric, rows }: Population): number {
  const d = numeric.length;
  return (4 / ((d + 2) * rows.length)) ** (1 / (d + 4));
}

/** The figures behind the noise; none where a column holds text or misses values. */
function explainNoise(
  population: Population,
  rows: Int32Array,
  shrinkage: number | undefined,
): Record<string, unknown> {
  const { numeric, categorical } = population;
  if (numeric.length === 0 || categorical.length > 0) return {};
  const h = bandwidth(population);
  const deviations = numeric.map((column) => momentsOf(column.values, rows).deviation);
  if (deviations.some(Number.isNaN)) return {};
  return {
    n_all_rows: population.rows.length,
    d: numeric.length,
    h,
    std_ddof0: deviations,
    noise_std_shrinkage_1: deviations.map((deviation) => h * deviation),
    shrinkage: shrinkage ?? null,
  };
}

function emptyRows(population: Population, count: number): MadeRows {
  return {
    count,
    classCodes: new Int32Array(count),
    base: new Int32Array(count),
    neighbour: new Int32Array(count).fill(-1),
    gap: new Float64Array(count).fill(Number.NaN),
    numeric: new Map(population.numeric.map((column) => [column.index, new Float64Array(count)])),
    categorical: new Map(population.categorical.map((column) => [column.index, new Int32Array(count)])),
    extra: new Map(),
  };
}

async function drawClass(input: Input, made: MadeRows, part: ClassPlan & { readonly first: number }): Promise<void> {
  const { population, seed, drawStep } = input;
  const { code, add, shrinkage, first } = part;
  const rows = rowsOfClass(population, code);
  const spread = shrinkage === 0 ? 0 : shrinkage * bandwidth(population);
  const noise = population.numeric.map((column) =>
    spread === 0 ? 0 : spread * momentsOf(column.values, rows).deviation,
  );
  const random = new RandomStream({ seed, item: 0, copy: code, step: drawStep });
  for (let i = 0; i < add; i++) {
    if (i % DRAWS_PER_GATE === 0) await input.control.gate();
    random.moveTo(seed, i, code, drawStep);
    const slot = first + i;
    const base = rows[random.below(rows.length)] as number;
    made.classCodes[slot] = code;
    made.base[slot] = base;
    for (const [j, column] of population.numeric.entries()) {
      const value = column.values[base] as number;
      const moved = spread === 0 ? value : value + (noise[j] as number) * random.normal();
      (made.numeric.get(column.index) as Float64Array)[slot] = moved;
    }
    for (const column of population.categorical) {
      (made.categorical.get(column.index) as Int32Array)[slot] = column.codes[base] as number;
    }
  }
}
