/** Lloyd's k-means with k-means++ seeds, in doubles and in one thread: the same points and stream give the same clusters. */
import type { RandomStream } from '../random/stream.ts';
import type { Matrix } from './matrix.ts';
import type { StepControl } from './step-control.ts';

export interface KMeansRequest {
  /** From 1 to the number of points. */
  readonly clusters: number;
  /** Drawn from for the seeds alone. */
  readonly random: RandomStream;
  readonly control: StepControl;
  /** What is going on, for a person. */
  readonly stage: string;
}

export interface Clustering {
  /** Cluster of each point, from 0. */
  readonly clusterOf: Int32Array;
  /** The mean of the points of each cluster, one a row. */
  readonly centers: Matrix;
  /** Points of each cluster; 0 only where there are fewer distinct points than clusters. */
  readonly sizes: Int32Array;
  readonly iterations: number;
}

/** As scikit-learn: rounds at most, and the movement of the centers, as a share of the mean variance, that ends them. */
const MOST_ITERATIONS = 300;
const TOLERANCE = 1e-4;

/** Multiply-adds between two looks at pause and cancel: about 20 ms. */
const WORK_PER_GATE = 2e7;

/**
 * Clusters points: k-means++ seeds (Arthur, Vassilvitskii 2007, one candidate a seed), then Lloyd's rounds until no
 * point changes its cluster, the centers all but stand still, or 300 rounds are done. A point as far from two centers
 * belongs to the first. A cluster that loses all its points is moved to the point farthest from its center.
 */
export async function kMeans(points: Matrix, request: KMeansRequest): Promise<Clustering> {
  const { clusters, control, stage } = request;
  const { columns } = points;
  const centers = await seeds(points, request);
  const clusterOf = new Int32Array(points.rows).fill(-1);
  const squared = new Float64Array(points.rows);
  const sizes = new Int32Array(clusters);
  const limit = TOLERANCE * meanVariance(points);
  let iterations = 0;
  for (;;) {
    control.progress({ done: iterations, total: null, stage });
    const changed = await assign({ points, centers, clusterOf, squared, control });
    if (!changed || iterations === MOST_ITERATIONS) break;
    iterations++;
    if (moveCenters({ points, centers, clusterOf, squared, sizes }) > limit) continue;
    await assign({ points, centers, clusterOf, squared, control });
    break;
  }
  moveCenters({ points, centers, clusterOf, squared, sizes });
  return { clusterOf, centers: { rows: clusters, columns, values: centers }, sizes, iterations };
}

/** The first seed is any point, each further one a point drawn by its squared distance to the nearest seed. */
async function seeds(points: Matrix, { clusters, random, control }: KMeansRequest): Promise<Float64Array> {
  const { rows, columns, values } = points;
  const centers = new Float64Array(new SharedArrayBuffer(clusters * columns * Float64Array.BYTES_PER_ELEMENT));
  const nearest = new Float64Array(rows).fill(Number.POSITIVE_INFINITY);
  let chosen = random.below(rows);
  let work = 0;
  for (let cluster = 0; cluster < clusters; cluster++) {
    work += rows * columns;
    if (work > WORK_PER_GATE) {
      await control.gate();
      work = 0;
    }
    centers.set(values.subarray(chosen * columns, (chosen + 1) * columns), cluster * columns);
    let total = 0;
    for (let i = 0; i < rows; i++) {
      const distance = squaredDistance(points, i, centers, cluster);
      if (distance < (nearest[i] as number)) nearest[i] = distance;
      total += nearest[i] as number;
    }
    // All points coincide with seeds: the next ones by position do as well as any.
    chosen = total > 0 ? drawByWeight(nearest, random.uniform() * total) : (cluster + 1) % rows;
  }
  return centers;
}

function drawByWeight(weights: Float64Array, place: number): number {
  let left = place;
  let last = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] as number;
    if (weight <= 0) continue;
    last = i;
    left -= weight;
    if (left < 0) return i;
  }
  return last;
}

interface Round {
  readonly points: Matrix;
  readonly centers: Float64Array;
  readonly clusterOf: Int32Array;
  /** Squared distance of each point to its center. */
  readonly squared: Float64Array;
}

/** Puts every point to its nearest center; says whether any changed. */
async function assign(round: Round & { readonly control: StepControl }): Promise<boolean> {
  const { points, centers, clusterOf, squared, control } = round;
  const { rows, columns } = points;
  const clusters = centers.length / columns;
  let changed = false;
  let work = 0;
  for (let i = 0; i < rows; i++) {
    work += clusters * columns;
    if (work > WORK_PER_GATE) {
      await control.gate();
      work = 0;
    }
    const before = clusterOf[i] as number;
    let best = before;
    let least = before < 0 ? Number.POSITIVE_INFINITY : squaredDistance(points, i, centers, before);
    for (let cluster = 0; cluster < clusters; cluster++) {
      const distance = squaredDistance(points, i, centers, cluster, least);
      if (distance < least || (distance === least && cluster < best)) {
        least = distance;
        best = cluster;
      }
    }
    squared[i] = least;
    if (best === before) continue;
    clusterOf[i] = best;
    changed = true;
  }
  return changed;
}

/** Moves every center to the mean of its points; returns the sum of the squared movements. */
function moveCenters(round: Round & { readonly sizes: Int32Array }): number {
  const { points, centers, clusterOf, squared, sizes } = round;
  const { rows, columns, values } = points;
  fillEmptyClusters(clusterOf, squared, sizes);
  const sums = new Float64Array(centers.length);
  for (let i = 0; i < rows; i++) {
    const to = (clusterOf[i] as number) * columns;
    for (let j = 0; j < columns; j++) sums[to + j] = (sums[to + j] as number) + (values[i * columns + j] as number);
  }
  let moved = 0;
  for (let slot = 0; slot < sums.length; slot++) {
    const size = sizes[Math.floor(slot / columns)] as number;
    if (size === 0) continue;
    const mean = (sums[slot] as number) / size;
    moved += (mean - (centers[slot] as number)) ** 2;
    centers[slot] = mean;
  }
  return moved;
}

/** Counts the clusters; each that has no point takes the one farthest from its center, if any lies off its center. */
function fillEmptyClusters(clusterOf: Int32Array, squared: Float64Array, sizes: Int32Array): void {
  sizes.fill(0);
  for (const cluster of clusterOf) sizes[cluster] = (sizes[cluster] as number) + 1;
  for (let cluster = 0; cluster < sizes.length; cluster++) {
    if ((sizes[cluster] as number) > 0) continue;
    let farthest = 0;
    for (let i = 1; i < squared.length; i++) if ((squared[i] as number) > (squared[farthest] as number)) farthest = i;
    if ((squared[farthest] as number) === 0) return;
    const from = clusterOf[farthest] as number;
    sizes[from] = (sizes[from] as number) - 1;
    sizes[cluster] = 1;
    clusterOf[farthest] = cluster;
    squared[farthest] = 0;
  }
}

/** Squared distance of a point to a center; any number of at least `enough` once the sum has come so far. */
function squaredDistance(
  { columns, values }: Matrix,
  point: number,
  centers: Float64Array,
  cluster: number,
  enough = Number.POSITIVE_INFINITY,
): number {
  const a = point * columns;
  const b = cluster * columns;
  let sum = 0;
  for (let j = 0; j < columns && sum <= enough; j++) {
    const difference = (values[a + j] as number) - (centers[b + j] as number);
    sum += difference * difference;
  }
  return sum;
}

function meanVariance({ rows, columns, values }: Matrix): number {
  let total = 0;
  for (let j = 0; j < columns; j++) {
    let sum = 0;
    for (let i = 0; i < rows; i++) sum += values[i * columns + j] as number;
    const mean = sum / rows;
    for (let i = 0; i < rows; i++) total += ((values[i * columns + j] as number) - mean) ** 2;
  }
  return total / (rows * columns);
}
