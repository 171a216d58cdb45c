import type { Matrix } from '../matrix.ts';

/**
 * Turns points to their principal axes, so that few leading columns hold most of every distance: the boxes of a k-d
 * tree then part groups that overlap in each column by itself. A rotation keeps distances but for rounding, which is
 * why the search decides with a slack on turned points and measures on the points as they came.
 */
export interface Turn {
  readonly center: Float64Array;
  /** Orthonormal axes, widest first: `axes[axis * columns + column]`. */
  readonly axes: Float64Array;
}

/** Rows that the axes are found from, evenly spaced. */
const SAMPLE = 4096;

/** Axes that are further from orthonormal than this are not used. */
const MOST_SKEW = 1e-11;

const SWEEPS = 30;

/** The principal axes of the points, or null where the numbers are too large for their products. */
export function principalAxes(points: Matrix): Turn | null {
  const { center, covariance } = momentsOf(points);
  if (!covariance.every(Number.isFinite)) return null;
  const axes = eigenvectors(covariance, points.columns);
  return skewOf(axes, points.columns) <= MOST_SKEW ? { center, axes } : null;
}

export interface TurnedPoints {
  readonly points: Matrix;
  /** The largest distance of a point from the center. */
  readonly radius: number;
}

export function turn({ rows, columns, values }: Matrix, { center, axes }: Turn): TurnedPoints {
  const turned = new Float64Array(new SharedArrayBuffer(values.byteLength));
  const offset = new Float64Array(columns);
  let radius = 0;
  for (let row = 0; row < rows; row++) {
    let squared = 0;
    for (let j = 0; j < columns; j++) {
      const value = (values[row * columns + j] as number) - (center[j] as number);
      offset[j] = value;
      squared += value * value;
    }
    radius = Math.max(radius, squared);
    for (let axis = 0; axis < columns; axis++) {
      let sum = 0;
      for (let j = 0; j < columns; j++) sum += (offset[j] as number) * (axes[axis * columns + j] as number);
      turned[row * columns + axis] = sum;
    }
  }
  return { points: { rows, columns, values: turned }, radius: Math.sqrt(radius) };
}

/** How much two distances may differ, one taken before a turn and one after: rounding of products and sums, twice. */
export function turningSlack(columns: number, radius: number): number {
  return 2 * (columns + 4) * Math.sqrt(columns) * 2 ** -52 * radius;
}

function momentsOf({ rows, columns, values }: Matrix): { center: Float64Array; covariance: Float64Array } {
  const count = Math.min(rows, SAMPLE);
  const sample = Array.from({ length: count }, (_, i) => Math.floor((i * rows) / count) * columns);
  const center = new Float64Array(columns);
  for (const row of sample)
    for (let j = 0; j < columns; j++) center[j] = (center[j] as number) + (values[row + j] as number);
  for (let j = 0; j < columns; j++) center[j] = (center[j] as number) / count;
  const covariance = new Float64Array(columns * columns);
  for (const row of sample) {
    for (let i = 0; i < columns; i++) {
      const a = (values[row + i] as number) - (center[i] as number);
      for (let j = 0; j <= i; j++) {
        const b = (values[row + j] as number) - (center[j] as number);
        covariance[i * columns + j] = (covariance[i * columns + j] as number) + a * b;
      }
    }
  }
  for (let i = 0; i < columns; i++) {
    for (let j = 0; j < i; j++) covariance[j * columns + i] = covariance[i * columns + j] as number;
  }
  return { center, covariance };
}

/** Eigenvectors of a symmetric matrix, largest eigenvalue first, by cyclic Jacobi rotations (Golub and Van Loan §8.5). */
function eigenvectors(matrix: Float64Array, n: number): Float64Array {
  const a = matrix.slice();
  const v = new Float64Array(n * n);
  for (let i = 0; i < n; i++) v[i * n + i] = 1;
  for (let sweep = 0; sweep < SWEEPS && offDiagonal(a, n) > 1e-12; sweep++) {
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) annihilate(a, v, { n, p, q });
    }
  }
  const order = Array.from({ length: n }, (_, i) => i).sort(
    (i, j) => (a[j * n + j] as number) - (a[i * n + i] as number),
  );
  const sorted = new Float64Array(n * n);
  for (const [place, i] of order.entries()) sorted.set(v.subarray(i * n, (i + 1) * n), place * n);
  return sorted;
}

/** The largest element beside the diagonal, relative to the largest on it. */
function offDiagonal(a: Float64Array, n: number): number {
  let beside = 0;
  let on = 0;
  for (let i = 0; i < n; i++) {
    on = Math.max(on, Math.abs(a[i * n + i] as number));
    for (let j = 0; j < i; j++) beside = Math.max(beside, Math.abs(a[i * n + j] as number));
  }
  return on > 0 ? beside / on : 0;
}

/** One rotation that makes a[p][q] zero; the rows of `v` are the axes so far. */
function annihilate(a: Float64Array, v: Float64Array, { n, p, q }: { n: number; p: number; q: number }): void {
  const apq = a[p * n + q] as number;
  if (apq === 0) return;
  const theta = ((a[q * n + q] as number) - (a[p * n + p] as number)) / (2 * apq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < n; k++) rotatePair(a, k * n + p, k * n + q, { c, s });
  for (let k = 0; k < n; k++) rotatePair(a, p * n + k, q * n + k, { c, s });
  for (let k = 0; k < n; k++) rotatePair(v, p * n + k, q * n + k, { c, s });
}

function rotatePair(values: Float64Array, i: number, j: number, { c, s }: { c: number; s: number }): void {
  const x = values[i] as number;
  const y = values[j] as number;
  values[i] = c * x - s * y;
  values[j] = s * x + c * y;
}

/** How far the axes are from orthonormal: the largest deviation of their products from 0 and 1. */
function skewOf(axes: Float64Array, n: number): number {
  let skew = 0;
  for (let a = 0; a < n; a++) {
    for (let b = 0; b <= a; b++) {
      let product = 0;
      for (let j = 0; j < n; j++) product += (axes[a * n + j] as number) * (axes[b * n + j] as number);
      skew = Math.max(skew, Math.abs(product - (a === b ? 1 : 0)));
    }
  }
  return skew;
}
