/** What `KernelBootstrap` learns of one class before anything is drawn. */
import { type ClassNeighbours, neighboursWithin } from '../../class-neighbours.ts';
import type { ClassPlan } from '../../class-plan.ts';
import { distanceScales, distanceSpace, quantileOf, type Scale } from '../../distance-space.ts';
import { scatterOf } from '../../generative/covariance.ts';
import { NEAR_COPY_SHARE } from '../../generative/near-copies.ts';
import type { Matrix } from '../../matrix.ts';
import type { StepInput } from '../../method.ts';
import { rowsOfClass } from '../../population.ts';
import { type ClassSpread, classKernel, classSpread, type Kernel, localKernel } from './kernels.ts';
import type { KernelBootstrapParameters } from './meta.ts';

export type Input = StepInput<KernelBootstrapParameters>;

export interface KernelPlan extends ClassPlan {
  /** Rows of a neighborhood besides its base. */
  readonly k: number;
  readonly bandwidth: number;
}

export interface ClassFit {
  readonly found: ClassNeighbours;
  readonly kernel: Kernel;
  readonly scales: readonly Scale[];
  /** The class in scaled units, where distances are taken. */
  readonly scaled: Matrix;
  /** Smallest and largest value of each numeric column in the class. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Median distance of a row of the class to its nearest other. */
  readonly usualDistance: number;
  readonly copyLimit: number;
  readonly spread: ClassSpread | null;
}

/** Columns are standardized where the recipe does not say how to scale. */
export function scaleRuleOf({ space }: Pick<Input, 'space'>) {
  return space.rule === 'none' ? 'standard' : space.rule;
}

export async function fitClass(input: Input, plan: KernelPlan): Promise<ClassFit> {
  const { population, parameters } = input;
  const rule = scaleRuleOf(input);
  const space = distanceSpace(population, rule);
  const scales = distanceScales(population, rule);
  const k = parameters.shape === 'local' ? plan.k : 1;
  const found = await neighboursWithin({ ...input, space }, plan.code, k);
  const { rows, lists } = found;
  const plain = distanceSpace(population, 'none').matrixOf(rows);
  const scaled = space.matrixOf(rows);
  const spread = parameters.shape === 'local' ? null : classSpread(scaled, () => pooledWithin(input, rule));
  const units = Float64Array.from(scales, ({ factor }) => (factor > 0 ? 1 / factor : 0));
  const nearest = Float64Array.from(rows, (_, i) => Math.sqrt(lists.squaredDistances[i * k] as number)).sort();
  const usualDistance = quantileOf(nearest, 0.5);
  return {
    found,
    kernel:
      spread === null ? localKernel(plain, lists, plan.bandwidth) : classKernel(plain, spread, units, plan.bandwidth),
    scales,
    scaled,
    ...rangeOf(plain),
    usualDistance,
    copyLimit: NEAR_COPY_SHARE * usualDistance,
    spread,
  };
}

/** The covariance of scaled rows around the mean of their class, over all classes. */
function pooledWithin({ population }: Input, rule: ReturnType<typeof scaleRuleOf>): Float64Array {
  const space = distanceSpace(population, rule);
  const columns = population.numeric.length;
  const pooled = new Float64Array(columns * columns);
  for (const code of population.labels.keys()) {
    const rows = rowsOfClass(population, code);
    if (rows.length === 0) continue;
    const share = rows.length / population.rows.length;
    for (const [at, entry] of scatterOf(space.matrixOf(rows)).covariance.entries()) {
      pooled[at] = (pooled[at] as number) + share * entry;
    }
  }
  return pooled;
}

function rangeOf({ columns, values }: Matrix): { readonly low: Float64Array; readonly high: Float64Array } {
  const low = new Float64Array(columns).fill(Number.POSITIVE_INFINITY);
  const high = new Float64Array(columns).fill(Number.NEGATIVE_INFINITY);
  for (let i = 0; i < values.length; i++) {
    const j = i % columns;
    low[j] = Math.min(low[j] as number, values[i] as number);
    high[j] = Math.max(high[j] as number, values[i] as number);
  }
  return { low, high };
}
