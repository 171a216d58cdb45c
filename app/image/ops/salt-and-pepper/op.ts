import { z } from 'zod';
import { saltAndPepper as strew } from '../../kernels/salt-and-pepper.ts';
import type { Operation } from '../../op.ts';
import { fieldSeed } from '../drawing.ts';
import { type SaltAndPepperParameters, saltAndPepperMeta } from './meta.ts';

const drawn = z.object({
  amount: z.number().min(0).max(1),
  salt_vs_pepper: z.number().min(0).max(1),
  field_seed: z.int().min(0),
});

export const saltAndPepper: Operation<SaltAndPepperParameters, z.output<typeof drawn>> = {
  meta: saltAndPepperMeta,
  drawn,
  draw: ({ amount, salt_vs_pepper }, _view, random) => ({
    amount: random.between(...amount),
    salt_vs_pepper: random.between(...salt_vs_pepper),
    field_seed: fieldSeed(random),
  }),
  effects: ({ amount, salt_vs_pepper: salt, field_seed: seed }) => [
    { kind: 'filter', apply: (source) => strew(source, { amount, salt, seed }) },
  ],
};
