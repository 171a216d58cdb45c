import { z } from 'zod';
import { shotNoise as countPhotons } from '../../kernels/photon-noise.ts';
import type { Operation } from '../../op.ts';
import { fieldSeed } from '../drawing.ts';
import { type ShotNoiseParameters, shotNoiseMeta } from './meta.ts';

const drawn = z.object({ scale: z.number().min(0), field_seed: z.int().min(0) });

export const shotNoise: Operation<ShotNoiseParameters, z.output<typeof drawn>> = {
  meta: shotNoiseMeta,
  drawn,
  draw: ({ scale_range }, _view, random) => ({ scale: random.between(...scale_range), field_seed: fieldSeed(random) }),
  // Infinitely many photons, a scale of 0, bring no noise.
  effects: ({ scale, field_seed }) =>
    scale === 0 ? [] : [{ kind: 'filter', apply: (source) => countPhotons(source, scale, field_seed) }],
};
