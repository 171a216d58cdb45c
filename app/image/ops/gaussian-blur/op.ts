import { z } from 'zod';
import { gaussianKernel } from '../../kernels/gaussian-kernel.ts';
import { separableFilter } from '../../kernels/separable-filter.ts';
import type { Operation } from '../../op.ts';
import { drawnValues } from '../../parameters.ts';
import { type GaussianBlurParameters, gaussianBlurMeta } from './meta.ts';

const drawn = z.object({
  sigma: z.number().min(0),
  /** Taps of the kernel; odd. 2 · round(3 · sigma) + 1 where it is not given. */
  kernel_size: z.int().min(1).optional(),
  border: drawnValues.border('reflect101'),
});

export const gaussianBlur: Operation<GaussianBlurParameters, z.output<typeof drawn>> = {
  meta: gaussianBlurMeta,
  drawn,
  draw(parameters, _view, random) {
    const sigma = random.between(...parameters.sigma_limit);
    const [low, high] = parameters.blur_limit;
    const size = low + random.below(high - low + 1);
    // Albumentations draws whole numbers and makes even ones odd; 0 stands for "from sigma".
    const kernelSize = size === 0 ? Math.floor(sigma * 3.5) * 2 + 1 : size + ((size + 1) % 2);
    return { sigma, kernel_size: kernelSize, border: 'reflect101' };
  },
  effects({ sigma, kernel_size, border }) {
    const kernel = gaussianKernel(sigma, kernel_size ?? 2 * Math.round(3 * sigma) + 1);
    return [{ kind: 'filter', apply: (source) => separableFilter(source, kernel, border) }];
  },
};
