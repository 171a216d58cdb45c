import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { choice } from '../../parameters.ts';

/** The light of which no picture is changed lies in every range, as in Albumentations. */
const WHITE = 6000;
const error =
  'expected null or a pair [low, high] of kelvin from 3000 to 15000 (cied: from 4000) that has 6000 between';
const kelvin = z.number({ error }).min(3000, { error }).max(15_000, { error });

const parameters = z
  .strictObject({
    mode: choice(['blackbody', 'cied'], 'blackbody'),
    /** Kelvin; null is the whole range of the mode. */
    temperature_limit: z
      .tuple([kelvin, kelvin], { error })
      .refine(([low, high]) => low <= WHITE && WHITE <= high, { error })
      .nullable()
      .default(null),
    sampling_method: choice(['uniform', 'gaussian'], 'uniform'),
  })
  .refine(({ mode, temperature_limit: limit }) => mode === 'blackbody' || limit === null || limit[0] >= 4000, {
    error,
    path: ['temperature_limit'],
  });

export type PlanckianJitterParameters = z.output<typeof parameters>;

export const planckianJitterMeta: OperationMeta<PlanckianJitterParameters> = {
  name: 'PlanckianJitter',
  group: 'color',
  summary: 'Changes the light as if it came from a warmer or cooler source; grey pictures stay as they are.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, PlanckianJitter; Zini et al., "Planckian jitter" (ICLR 2023)',
};
