import { z } from 'zod';
import { zoomBlur as zoom } from '../../kernels/zoom-blur.ts';
import type { Operation } from '../../op.ts';
import { type ZoomBlurParameters, zoomBlurMeta } from './meta.ts';

const drawn = z.object({ max_factor: z.number().min(1), step_factor: z.number().positive() });

/** A step of 0 would never arrive; this one is already finer than a pixel at the rim of a 24-megapixel photo. */
const FINEST_STEP = 0.001;

export const zoomBlur: Operation<ZoomBlurParameters, z.output<typeof drawn>> = {
  meta: zoomBlurMeta,
  drawn,
  draw({ max_factor, step_factor }, _view, random) {
    const step = Math.max(FINEST_STEP, random.between(...step_factor));
    return { max_factor: Math.max(1 + step, random.between(...max_factor)), step_factor: step };
  },
  effects({ max_factor, step_factor }) {
    const count = Math.max(1, Math.ceil((max_factor - 1) / step_factor - 1e-9));
    const factors = Array.from({ length: count }, (_, i) => 1 + i * step_factor);
    return [{ kind: 'filter', apply: (source) => zoom(source, factors) }];
  },
};
