import { z } from 'zod';
import { tableOf } from '../../kernels/table.ts';
import type { Operation } from '../../op.ts';
import { type SolarizeParameters, solarizeMeta } from './meta.ts';

/** A part of the full scale: samples of at least that much are inverted. */
const drawn = z.object({ threshold: z.number() });

export const solarize: Operation<SolarizeParameters, z.output<typeof drawn>> = {
  meta: solarizeMeta,
  drawn,
  draw: ({ threshold_range }, _view, random) => ({ threshold: random.between(...threshold_range) }),
  effects: ({ threshold }, { maxValue }) => [
    { kind: 'table', tables: [tableOf(maxValue, (v) => (v >= threshold * maxValue ? maxValue - v : v))] },
  ],
};
