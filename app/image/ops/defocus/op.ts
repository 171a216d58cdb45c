import { z } from 'zod';
import { discBlur } from '../../kernels/disc-blur.ts';
import { blurFloats, toRaster } from '../../kernels/float-blur.ts';
import { gaussianKernel } from '../../kernels/gaussian-kernel.ts';
import type { Operation } from '../../op.ts';
import { wholeBetween } from '../drawing.ts';
import { type DefocusParameters, defocusMeta } from './meta.ts';

const drawn = z.object({ radius: z.int().min(1), alias_blur: z.number().min(0) });

export const defocus: Operation<DefocusParameters, z.output<typeof drawn>> = {
  meta: defocusMeta,
  drawn,
  draw: ({ radius, alias_blur }, _view, random) => ({
    radius: wholeBetween(random, radius),
    alias_blur: random.between(...alias_blur),
  }),
  effects({ radius, alias_blur }) {
    // Blurring with a soft disc is blurring with a disc and then softly.
    const soft = gaussianKernel(alias_blur, radius <= 8 ? 3 : 5);
    return [
      { kind: 'filter', apply: (source) => toRaster(source, blurFloats(discBlur(source, radius), source, soft)) },
    ];
  },
};
