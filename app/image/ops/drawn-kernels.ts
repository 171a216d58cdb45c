import { z } from 'zod';
import type { Kernel } from '../kernels/convolve.ts';

/** What drawn values of kernels share. */

/** The side of a kernel. */
export function drawnSide() {
  return z
    .int()
    .min(1)
    .max(511)
    .refine((side) => side % 2 === 1, { error: 'expected an odd whole number' });
}

/** A kernel written out: as many rows as weights in a row, an odd number. */
export function drawnWeights() {
  return z
    .array(z.array(z.number()))
    .refine((rows) => rows.length % 2 === 1 && rows.every((row) => row.length === rows.length), {
      error: 'expected an odd number of rows of as many weights each',
    })
    .optional();
}

export function givenKernel(rows: readonly (readonly number[])[] | undefined): Kernel | undefined {
  return rows === undefined ? undefined : { side: rows.length, weights: Float64Array.from(rows.flat()) };
}
