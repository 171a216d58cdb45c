import { z } from 'zod';
import { shiftAlongAxes } from '../../kernels/principal-axes.ts';
import type { Operation } from '../../op.ts';
import { type FancyPCAParameters, fancyPcaMeta } from './meta.ts';

/** One shift for each axis, from the widest to the narrowest. */
const drawn = z.object({ alpha_vector: z.tuple([z.number(), z.number(), z.number()]) });

/** A grey picture has one axis, its lightness. */
export const fancyPca: Operation<FancyPCAParameters, z.output<typeof drawn>> = {
  meta: fancyPcaMeta,
  drawn,
  draw: ({ alpha }, _view, random) => ({
    alpha_vector: [alpha * random.normal(), alpha * random.normal(), alpha * random.normal()],
  }),
  effects: ({ alpha_vector }) => [
    { kind: 'point', apply: (source, target) => shiftAlongAxes(source, target, alpha_vector) },
  ],
};
