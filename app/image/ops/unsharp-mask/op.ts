import { z } from 'zod';
import { gaussianKernel, sigmaOfSide } from '../../kernels/gaussian-kernel.ts';
import { unsharpMask as sharpenEdges } from '../../kernels/unsharp-mask.ts';
import type { Operation } from '../../op.ts';
import { oddBetween } from '../drawing.ts';
import { drawnSide } from '../drawn-kernels.ts';
import { type UnsharpMaskParameters, unsharpMaskMeta } from './meta.ts';

/** `threshold` is on a scale of 0–255 whatever the depth; `sigma` 0 takes it from the kernel size. */
const drawn = z.object({
  kernel_size: drawnSide(),
  sigma: z.number().min(0),
  alpha: z.number(),
  threshold: z.number().min(0).default(10),
});

export const unsharpMask: Operation<UnsharpMaskParameters, z.output<typeof drawn>> = {
  meta: unsharpMaskMeta,
  drawn,
  draw: (parameters, _view, random) => ({
    kernel_size: oddBetween(random, parameters.blur_limit),
    sigma: random.between(...parameters.sigma_limit),
    alpha: random.between(...parameters.alpha),
    threshold: parameters.threshold,
  }),
  effects({ kernel_size, sigma, alpha, threshold }) {
    const kernel = gaussianKernel(sigma === 0 ? sigmaOfSide(kernel_size) : sigma, kernel_size);
    return [{ kind: 'filter', apply: (source) => sharpenEdges(source, { kernel, alpha, threshold }) }];
  },
};
