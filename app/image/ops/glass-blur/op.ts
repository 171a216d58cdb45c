import { z } from 'zod';
import { copyAlpha } from '../../kernels/alpha.ts';
import { gaussianKernel } from '../../kernels/gaussian-kernel.ts';
import { separableFilter } from '../../kernels/separable-filter.ts';
import { swapPixels } from '../../kernels/swap-pixels.ts';
import type { Operation } from '../../op.ts';
import type { Raster } from '../../raster.ts';
import { fieldSeed } from '../drawing.ts';
import { type GlassBlurParameters, glassBlurMeta } from './meta.ts';

const drawn = z.object({
  sigma: z.number().min(0),
  max_delta: z.int().min(1),
  iterations: z.int().min(1),
  mode: z.enum(['fast', 'exact']).default('fast'),
  /** Of the places with which pixels are exchanged. */
  field_seed: z.int().min(0),
});

type Drawn = z.output<typeof drawn>;

export const glassBlur: Operation<GlassBlurParameters, Drawn> = {
  meta: glassBlurMeta,
  drawn,
  draw: (parameters, _view, random) => ({ ...parameters, field_seed: fieldSeed(random) }),
  effects: (values) => [{ kind: 'filter', apply: (source) => throughGlass(source, values) }],
};

function throughGlass(source: Raster, { sigma, max_delta, iterations, mode, field_seed }: Drawn): Raster {
  const kernel = gaussianKernel(sigma, 2 * Math.round(3 * sigma) + 1);
  const blurred = separableFilter(source, kernel, 'reflect101');
  swapPixels(blurred, { maxDelta: max_delta, iterations, mode, seed: field_seed });
  const made = separableFilter(blurred, kernel, 'reflect101');
  copyAlpha(source, made);
  return made;
}
