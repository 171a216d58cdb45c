import type { Matrix } from '../matrix.ts';

/** Covariances of few rows in many columns, shrunk so that one can draw from them. Square matrices are row-major. */

export interface ShrunkCovariance {
  readonly mean: Float64Array;
  readonly covariance: Float64Array;
  /** How much of the target is in it, 0 to 1. */
  readonly shrinkage: number;
}

export interface Scatter {
  readonly mean: Float64Array;
  /** Divisor n. */
  readonly covariance: Float64Array;
}

/** Mean and covariance (divisor n) of the points. */
export function scatterOf(points: Matrix): Scatter {
  const { rows, columns, values } = points;
  const mean = new Float64Array(columns);
  for (let i = 0; i < values.length; i++)
    mean[i % columns] = (mean[i % columns] as number) + (values[i] as number) / rows;
  const covariance = new Float64Array(columns * columns);
  const off = new Float64Array(columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) off[j] = (values[i * columns + j] as number) - (mean[j] as number);
    for (let j = 0; j < columns; j++) {
      const part = (off[j] as number) / rows;
      for (let l = 0; l <= j; l++) {
        const at = j * columns + l;
        covariance[at] = (covariance[at] as number) + part * (off[l] as number);
      }
    }
  }
  for (let j = 0; j < columns; j++) {
    for (let l = 0; l < j; l++) covariance[l * columns + j] = covariance[j * columns + l] as number;
  }
  return { mean, covariance };
}

/**
 * The covariance drawn toward a multiple of the identity by the amount that Ledoit and Wolf (2004, A well-conditioned
 * estimator for large-dimensional covariance matrices) found to be the least wrong.
 */
export function ledoitWolf(points: Matrix): ShrunkCovariance {
  const { rows, columns, values } = points;
  const { mean, covariance } = scatterOf(points);
  let trace = 0;
  let squares = 0;
  for (let j = 0; j < columns; j++) trace += covariance[j * columns + j] as number;
  for (const entry of covariance) squares += entry * entry;
  const level = trace / columns;
  let fourth = 0;
  for (let i = 0; i < rows; i++) {
    let length = 0;
    for (let j = 0; j < columns; j++) length += ((values[i * columns + j] as number) - (mean[j] as number)) ** 2;
    fourth += length * length;
  }
  const distance = squares - columns * level * level;
  const noise = (fourth / rows - squares) / rows;
  const shrinkage = distance > 0 ? Math.max(0, Math.min(1, noise / distance)) : 1;
  const target = new Float64Array(columns * columns);
  for (let j = 0; j < columns; j++) target[j * columns + j] = level;
  return { mean, covariance: blend(covariance, target, shrinkage), shrinkage };
}

/** (1 − share) · from + share · to. */
export function blend(from: Float64Array, to: Float64Array, share: number): Float64Array {
  return from.map((entry, at) => (1 - share) * entry + share * (to[at] as number));
}

/** A pivot below this part of its diagonal entry is rounding noise: about 50 columns' worth of the last bit. */
const NO_PIVOT = 1e-14;

/**
 * The lower triangular L with L·Lᵀ the covariance (Cholesky). A direction that does not vary gets a column of zeros,
 * so that draws do not vary in it either.
 */
export function lowerFactor(covariance: Float64Array, columns: number): Float64Array {
  const factor = new Float64Array(columns * columns);
  for (let j = 0; j < columns; j++) {
    const entry = covariance[j * columns + j] as number;
    const pivot = entry - dot(factor, j * columns, j * columns, j);
    if (!(pivot > entry * NO_PIVOT)) continue;
    const root = Math.sqrt(pivot);
    factor[j * columns + j] = root;
    for (let i = j + 1; i < columns; i++) {
      const rest = (covariance[i * columns + j] as number) - dot(factor, i * columns, j * columns, j);
      factor[i * columns + j] = rest / root;
    }
  }
  return factor;
}

function dot(values: Float64Array, a: number, b: number, length: number): number {
  let sum = 0;
  for (let l = 0; l < length; l++) sum += (values[a + l] as number) * (values[b + l] as number);
  return sum;
}
