import type { Matrix } from '../matrix.ts';
import type { StepControl } from '../step-control.ts';
import { KernelRows } from './kernel-rows.ts';
import { solveSvm } from './smo.ts';

/** Upper bound of the multipliers: scikit-learn's default. */
const COST = 1;

/** scikit-learn's `gamma="scale"`: 1 / (columns · variance of all cells), 1 where nothing varies. */
export function scaleGamma({ columns, values }: Matrix): number {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  const variance = squares / values.length;
  return variance > 0 ? 1 / (columns * variance) : 1;
}

/**
 * Which points are support vectors of a classifier with radial kernel and C = 1. With more than two classes it is one
 * classifier for each pair of them, and a point counts that supports any, as in LIBSVM.
 *
 * @param codes Class of each point.
 * @returns 1 for support vectors, 0 for the others.
 */
export async function supportRows(
  points: Matrix,
  codes: Int32Array,
  { gamma, control }: { readonly gamma: number; readonly control: StepControl },
): Promise<Uint8Array> {
  const supports = new Uint8Array(points.rows);
  const classes = [...new Set(codes)].sort((a, b) => a - b);
  for (const [i, first] of classes.entries()) {
    for (const second of classes.slice(i + 1)) {
      const places = Int32Array.from(codes.keys()).filter((place) => codes[place] === first || codes[place] === second);
      const kernel = new KernelRows(pick(points, places), gamma);
      const signs = Int8Array.from(places, (place) => (codes[place] === first ? 1 : -1));
      const alpha = await solveSvm({ kernel, signs, cost: COST, control });
      for (const [t, place] of places.entries()) if ((alpha[t] as number) > 0) supports[place] = 1;
    }
  }
  return supports;
}

function pick({ columns, values }: Matrix, places: Int32Array): Matrix {
  const picked = new Float64Array(places.length * columns);
  for (const [t, place] of places.entries()) {
    picked.set(values.subarray(place * columns, (place + 1) * columns), t * columns);
  }
  return { rows: places.length, columns, values: picked };
}
