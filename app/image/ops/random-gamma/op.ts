import { z } from 'zod';
import { tableOf } from '../../kernels/table.ts';
import type { Operation } from '../../op.ts';
import { type RandomGammaParameters, randomGammaMeta } from './meta.ts';

/** v becomes max · (v / max)^gamma. */
const drawn = z.object({ gamma: z.number().positive() });

export const randomGamma: Operation<RandomGammaParameters, z.output<typeof drawn>> = {
  meta: randomGammaMeta,
  drawn,
  draw: ({ gamma_limit }, _view, random) => ({ gamma: random.between(...gamma_limit) / 100 }),
  effects: ({ gamma }, { maxValue }) => [
    { kind: 'table', tables: [tableOf(maxValue, (v) => maxValue * (v / maxValue) ** gamma)] },
  ],
};
