import { z } from 'zod';
import { convolve, kernelOf } from '../../kernels/convolve.ts';
import type { Operation } from '../../op.ts';
import { drawnValues } from '../../parameters.ts';
import { type EmbossParameters, embossMeta } from './meta.ts';

const drawn = z.object({ alpha: z.number(), strength: z.number(), border: drawnValues.border('reflect101') });

export const emboss: Operation<EmbossParameters, z.output<typeof drawn>> = {
  meta: embossMeta,
  drawn,
  draw: (parameters, _view, random) => ({
    alpha: random.between(...parameters.alpha),
    strength: random.between(...parameters.strength),
    border: 'reflect101',
  }),
  effects({ alpha, strength, border }) {
    const kernel = kernelOf(3, (x, y) => slope(x, y, strength) * alpha + (x === 0 && y === 0 ? 1 - alpha : 0));
    return [{ kind: 'filter', apply: (source) => convolve(source, kernel, border) }];
  },
};

/** Falls from the lower right to the upper left; the corners have 1 more than the sides, and the other diagonal nothing. */
function slope(x: number, y: number, strength: number): number {
  if (x === 0 && y === 0) return 1;
  if (x + y === 0) return 0;
  const way = Math.sign(x + y);
  return way * (Math.abs(x + y) === 2 ? 1 + strength : strength);
}
