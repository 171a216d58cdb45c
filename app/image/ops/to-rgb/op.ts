import { z } from 'zod';
import { greyToColor } from '../../kernels/grey.ts';
import type { Operation } from '../../op.ts';
import { type ToRGBParameters, toRgbMeta } from './meta.ts';

/** A picture with color stays as it is; alpha is kept. */
export const toRgb: Operation<ToRGBParameters, object> = {
  meta: toRgbMeta,
  drawn: z.object({}),
  draw: () => ({}),
  effects: () => [{ kind: 'filter', apply: greyToColor }],
};
