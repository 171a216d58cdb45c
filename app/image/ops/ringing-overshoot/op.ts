import { z } from 'zod';
import { besselJ1 } from '../../kernels/bessel.ts';
import { convolve, kernelOf } from '../../kernels/convolve.ts';
import type { Operation } from '../../op.ts';
import { oddBetween } from '../drawing.ts';
import { drawnSide } from '../drawn-kernels.ts';
import { type RingingOvershootParameters, ringingOvershootMeta } from './meta.ts';

const drawn = z.object({ kernel_size: drawnSide(), cutoff: z.number().min(0) });

export const ringingOvershoot: Operation<RingingOvershootParameters, z.output<typeof drawn>> = {
  meta: ringingOvershootMeta,
  drawn,
  draw: ({ blur_limit, cutoff }, _view, random) => ({
    kernel_size: oddBetween(random, blur_limit),
    cutoff: random.between(...cutoff),
  }),
  effects({ kernel_size, cutoff }) {
    // All frequencies pass where none is cut off: a kernel of zeros would have no sum to divide by.
    if (cutoff === 0) return [];
    const kernel = kernelOf(kernel_size, (x, y) => circularLowPass(Math.hypot(x, y), cutoff), true);
    return [{ kind: 'filter', apply: (source) => convolve(source, kernel, 'reflect101') }];
  },
};

/** The ideal circular low-pass filter, a jinc; its value in the middle is the limit. */
function circularLowPass(distance: number, cutoff: number): number {
  if (distance === 0) return cutoff ** 2 / (4 * Math.PI);
  return (cutoff * besselJ1(cutoff * distance)) / (2 * Math.PI * distance);
}
