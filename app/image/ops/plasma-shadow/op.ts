import { z } from 'zod';
import { multiplyByField } from '../../kernels/noise-field.ts';
import { plasma } from '../../kernels/plasma.ts';
import type { Operation } from '../../op.ts';
import type { Raster } from '../../raster.ts';
import { fieldSeed } from '../drawing.ts';
import { type PlasmaShadowParameters, plasmaShadowMeta } from './meta.ts';

const drawn = z.object({
  intensity: z.number().min(0).max(1),
  plasma_size: z.int().min(1).default(256),
  roughness: z.number().positive().default(3),
  field_seed: z.int().min(0),
});

type Drawn = z.output<typeof drawn>;

export const plasmaShadow: Operation<PlasmaShadowParameters, Drawn> = {
  meta: plasmaShadowMeta,
  drawn,
  draw: ({ shadow_intensity_range, plasma_size, roughness }, _view, random) => ({
    intensity: random.between(...shadow_intensity_range),
    plasma_size,
    roughness,
    field_seed: fieldSeed(random),
  }),
  effects: (values) => [{ kind: 'filter', apply: (source) => shade(source, values) }],
};

function shade(source: Raster, { intensity, plasma_size: size, roughness, field_seed: seed }: Drawn): Raster {
  const { shape, values } = plasma(source.width, source.height, { size, roughness, seed });
  return multiplyByField(source, { shape, values: values.map((v) => 1 - intensity * v) });
}
