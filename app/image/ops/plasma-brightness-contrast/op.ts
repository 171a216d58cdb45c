import { z } from 'zod';
import { changeByPattern } from '../../kernels/pattern-contrast.ts';
import { plasma } from '../../kernels/plasma.ts';
import type { Operation } from '../../op.ts';
import { fieldSeed } from '../drawing.ts';
import { type PlasmaBrightnessContrastParameters, plasmaBrightnessContrastMeta } from './meta.ts';

/** Where the pattern is 1, `brightness` of the full scale is added and contrast about the mean grows by `contrast`. */
const drawn = z.object({
  brightness: z.number(),
  contrast: z.number(),
  plasma_size: z.int().min(1).default(256),
  roughness: z.number().positive().default(3),
  field_seed: z.int().min(0),
});

export const plasmaBrightnessContrast: Operation<PlasmaBrightnessContrastParameters, z.output<typeof drawn>> = {
  meta: plasmaBrightnessContrastMeta,
  drawn,
  draw: (parameters, _view, random) => ({
    brightness: random.between(...parameters.brightness_range),
    contrast: random.between(...parameters.contrast_range),
    plasma_size: parameters.plasma_size,
    roughness: parameters.roughness,
    field_seed: fieldSeed(random),
  }),
  effects: ({ brightness, contrast, plasma_size: size, roughness, field_seed: seed }) => [
    {
      kind: 'filter',
      apply: (source) => {
        const pattern = plasma(source.width, source.height, { size, roughness, seed });
        return changeByPattern(source, pattern, { brightness, contrast });
      },
    },
  ],
};
