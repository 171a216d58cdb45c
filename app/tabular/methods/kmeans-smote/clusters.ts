import { AppError } from '../../../errors.ts';
import { RandomStream } from '../../../random/stream.ts';
import type { ClassPlan } from '../../class-plan.ts';
import { ONCE_A_CLASS } from '../../draw-rows.ts';
import { kMeans } from '../../k-means.ts';
import type { Matrix } from '../../matrix.ts';
import type { StepInput } from '../../method.ts';
import type { StepControl } from '../../step-control.ts';
import type { KmeansSmoteParameters } from './meta.ts';

/** Which clusters get how many of a class's new rows. */

type Input = StepInput<KmeansSmoteParameters>;

/** The cluster of each living row, in their order. */
export interface Clusters {
  readonly clusterOf: Int32Array;
  readonly count: number;
}

/**
 * The clusters given in the step, or those of a clustering of all rows drawn with the recipe's seed.
 *
 * @throws AppError `recipe.invalid-value` where a given list is not as long as there are rows, or where there are fewer
 *   rows than clusters.
 */
export async function clustersOf({ parameters, population, space, seed, step, control }: Input): Promise<Clusters> {
  const { rows, labels } = population;
  const { clusters: given, kmeans_estimator: count } = parameters;
  if (given !== null) {
    requireLength(given.length, rows.length, `steps[${step}].clusters`);
    const clusterOf = Int32Array.from(given);
    return { clusterOf, count: clusterOf.reduce((most, cluster) => Math.max(most, cluster), 0) + 1 };
  }
  if (count > rows.length) {
    const field = `steps[${step}].kmeans_estimator`;
    throw new AppError('recipe.invalid-value', `"${field}" is ${count}, and there are ${rows.length} rows to part.`, {
      field,
    });
  }
  // No class has this code: the clustering's stream is its own.
  const random = new RandomStream({ seed, item: ONCE_A_CLASS, copy: labels.length, step });
  const { clusterOf } = await kMeans(space.matrixOf(rows), { clusters: count, random, control, stage: 'Clustering' });
  return { clusterOf, count };
}

function requireLength(given: number, rows: number, field: string): void {
  if (given === rows) return;
  throw new AppError(
    'recipe.invalid-value',
    `"${field}" has ${given} numbers, and the step sees ${rows} rows: expected one cluster a row.`,
    { field },
  );
}

/** A cluster as one class sees it. */
export interface ClusterShare {
  readonly cluster: number;
  /** Rows of all classes. */
  readonly size: number;
  /** Identities of the class's rows in it, ascending. */
  readonly rows: Int32Array;
  /** The class's part of the cluster. */
  readonly share: number;
  readonly kept: boolean;
}

/** The least share of the class in a kept cluster: half the part of all new rows that the class gets. */
export function thresholdFor(input: Input, part: ClassPlan, parts: readonly ClassPlan[], clusters: Clusters): number {
  const { cluster_balance_threshold: asked } = input.parameters;
  if (asked !== 'auto') return asked;
  if (clusters.count === 1) return Number.NEGATIVE_INFINITY;
  return part.add / parts.reduce((sum, { add }) => sum + add, 0) / 2;
}

/** Keeps the clusters where the class has its share, and k + 1 rows. Empty clusters have share 0. */
export function sharesOf(
  { population }: Input,
  { clusterOf, count }: Clusters,
  { code, k, threshold }: { readonly code: number; readonly k: number; readonly threshold: number },
): ClusterShare[] {
  const sizes = new Int32Array(count);
  const members: number[][] = Array.from({ length: count }, () => []);
  for (const [place, row] of population.rows.entries()) {
    const cluster = clusterOf[place] as number;
    sizes[cluster] = (sizes[cluster] as number) + 1;
    if (population.classCodes[row] === code) members[cluster]?.push(row);
  }
  return members.map((own, cluster) => {
    const size = sizes[cluster] as number;
    const share = size === 0 ? 0 : own.length / size;
    const kept = share >= threshold && own.length >= k + 1;
    return { cluster, size, rows: Int32Array.from(own), share, kept };
  });
}

/** A kept cluster with what of the class's rows is made in it. */
export interface KeptCluster extends ClusterShare {
  /** Mean distance between two different rows of the class. */
  readonly meanDistance: number;
  readonly exponent: number;
  readonly sparsity: number;
  /** The sparsity's part of all sparsities. */
  readonly weight: number;
  readonly add: number;
}

/** Shares the rows of a class out by sparsity: mean distance to a power, by number of rows. */
export async function weighClusters(input: Input, kept: readonly ClusterShare[], add: number): Promise<KeptCluster[]> {
  const measured: (ClusterShare & Pick<KeptCluster, 'meanDistance' | 'exponent' | 'sparsity'>)[] = [];
  for (const share of kept) {
    const n = share.rows.length;
    const meanDistance = await meanDistanceOf(input.space.matrixOf(share.rows), input.control);
    const exponent = exponentFor(input.parameters, n);
    measured.push({ ...share, meanDistance, exponent, sparsity: meanDistance ** exponent / n });
  }
  const total = measured.reduce((sum, { sparsity }) => sum + sparsity, 0);
  return measured.map((share) => {
    // All rows coincide: no cluster is sparser than another.
    const weight = total > 0 ? share.sparsity / total : 1 / measured.length;
    return { ...share, weight, add: Math.ceil(add * weight) };
  });
}

function exponentFor({ density_exponent: asked }: KmeansSmoteParameters, n: number): number {
  return asked === 'auto' ? 0.16 * (Math.log(n) / Math.log(1.6)) ** 1.8 : asked;
}

/** Multiply-adds between two looks at pause and cancel: about 20 ms. */
const WORK_PER_GATE = 1e7;

/** Pairs are measured one after another: no table of distances is kept. */
async function meanDistanceOf({ rows, columns, values }: Matrix, control: StepControl): Promise<number> {
  let sum = 0;
  let work = 0;
  for (let a = 0; a < rows; a++) {
    work += (rows - a) * columns;
    if (work > WORK_PER_GATE) {
      await control.gate();
      control.progress({ done: a, total: rows, stage: 'Measuring clusters' });
      work = 0;
    }
    for (let b = a + 1; b < rows; b++) {
      let squared = 0;
      for (let j = 0; j < columns; j++) {
        const difference = (values[a * columns + j] as number) - (values[b * columns + j] as number);
        squared += difference * difference;
      }
      sum += Math.sqrt(squared);
    }
  }
  return (2 * sum) / (rows * (rows - 1));
}
