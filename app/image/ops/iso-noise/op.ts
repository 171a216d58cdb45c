import { z } from 'zod';
import { cameraNoise } from '../../kernels/camera-noise.ts';
import type { Operation } from '../../op.ts';
import { fieldSeed } from '../drawing.ts';
import { type ISONoiseParameters, isoNoiseMeta } from './meta.ts';

/** The seeds of the two fields: lightness and, where the picture has color, hue. */
const drawn = z.object({
  color_shift: z.number().min(0),
  intensity: z.number().min(0),
  field_seed: z.int().min(0),
  hue_field_seed: z.int().min(0),
});

/**
 * Albumentations adds the hue noise to degrees, where its default range is too small for any sample to change; here it
 * is a part of the color circle, as its documentation says. A grey picture has its lightness varied alone.
 */
export const isoNoise: Operation<ISONoiseParameters, z.output<typeof drawn>> = {
  meta: isoNoiseMeta,
  drawn,
  draw: ({ color_shift, intensity }, _view, random) => ({
    color_shift: random.between(...color_shift),
    intensity: random.between(...intensity),
    field_seed: fieldSeed(random),
    hue_field_seed: fieldSeed(random),
  }),
  effects: ({ color_shift: colorShift, intensity, field_seed: lightSeed, hue_field_seed: hueSeed }) => [
    { kind: 'filter', apply: (source) => cameraNoise(source, { colorShift, intensity, lightSeed, hueSeed }) },
  ],
};
