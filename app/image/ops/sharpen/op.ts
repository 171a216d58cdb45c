import { z } from 'zod';
import { convolve, kernelOf } from '../../kernels/convolve.ts';
import { gaussianKernel } from '../../kernels/gaussian-kernel.ts';
import { addDetail } from '../../kernels/unsharp-mask.ts';
import type { Operation } from '../../op.ts';
import { drawnValues } from '../../parameters.ts';
import { drawnSide } from '../drawn-kernels.ts';
import { type SharpenParameters, sharpenMeta } from './meta.ts';

const drawn = z.object({
  alpha: z.number(),
  lightness: z.number().default(1),
  method: z.enum(['kernel', 'gaussian']).default('kernel'),
  kernel_size: drawnSide().default(5),
  sigma: z.number().positive().default(1),
  border: drawnValues.border('reflect101'),
});

export const sharpen: Operation<SharpenParameters, z.output<typeof drawn>> = {
  meta: sharpenMeta,
  drawn,
  draw: (parameters, _view, random) => ({
    alpha: random.between(...parameters.alpha),
    lightness: random.between(...parameters.lightness),
    method: parameters.method,
    kernel_size: parameters.kernel_size,
    sigma: parameters.sigma,
    border: 'reflect101',
  }),
  effects({ alpha, lightness, method, kernel_size, sigma, border }) {
    if (method === 'gaussian') {
      const blur = gaussianKernel(sigma, kernel_size);
      return [{ kind: 'filter', apply: (source) => addDetail(source, blur, alpha) }];
    }
    // The unchanged pixel and, by alpha, what it has more than its eight neighbors.
    const kernel = kernelOf(3, (x, y) => (x === 0 && y === 0 ? 1 - alpha + alpha * (8 + lightness) : -alpha));
    return [{ kind: 'filter', apply: (source) => convolve(source, kernel, border) }];
  },
};
