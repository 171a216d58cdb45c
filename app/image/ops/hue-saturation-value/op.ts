import { z } from 'zod';
import { shiftHueSaturationValue } from '../../kernels/hue-saturation-value.ts';
import type { Operation } from '../../op.ts';
import { type HueSaturationValueParameters, hueSaturationValueMeta } from './meta.ts';

/** Hue in half degrees, saturation and value on a scale of 0–255 whatever the picture's depth. */
const drawn = z.object({ hue_shift: z.number(), sat_shift: z.number(), val_shift: z.number() });

export const hueSaturationValue: Operation<HueSaturationValueParameters, z.output<typeof drawn>> = {
  meta: hueSaturationValueMeta,
  drawn,
  draw: (parameters, _view, random) => ({
    hue_shift: random.between(...parameters.hue_shift_limit),
    sat_shift: random.between(...parameters.sat_shift_limit),
    val_shift: random.between(...parameters.val_shift_limit),
  }),
  effects: (values) => [
    {
      kind: 'point',
      apply: (source, target) =>
        shiftHueSaturationValue(source, target, {
          hue: values.hue_shift,
          saturation: values.sat_shift,
          value: values.val_shift,
        }),
    },
  ],
};
