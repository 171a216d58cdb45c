import { z } from 'zod';
import { medianBlur as median } from '../../kernels/median.ts';
import type { Operation } from '../../op.ts';
import { oddBetween } from '../drawing.ts';
import { drawnSide } from '../drawn-kernels.ts';
import { type MedianBlurParameters, medianBlurMeta } from './meta.ts';

const drawn = z.object({ kernel_size: drawnSide() });

export const medianBlur: Operation<MedianBlurParameters, z.output<typeof drawn>> = {
  meta: medianBlurMeta,
  drawn,
  draw: ({ blur_limit }, _view, random) => ({ kernel_size: oddBetween(random, blur_limit) }),
  effects: ({ kernel_size }) => [{ kind: 'filter', apply: (source) => median(source, kernel_size) }],
};
