import { z } from 'zod';
import { boxBlur } from '../../kernels/box-blur.ts';
import type { Operation } from '../../op.ts';
import { oddBetween } from '../drawing.ts';
import { drawnSide } from '../drawn-kernels.ts';
import { type BlurParameters, blurMeta } from './meta.ts';

const drawn = z.object({ kernel_size: drawnSide() });

export const blur: Operation<BlurParameters, z.output<typeof drawn>> = {
  meta: blurMeta,
  drawn,
  draw: ({ blur_limit }, _view, random) => ({ kernel_size: oddBetween(random, blur_limit) }),
  effects: ({ kernel_size }) => [{ kind: 'filter', apply: (source) => boxBlur(source, kernel_size) }],
};
