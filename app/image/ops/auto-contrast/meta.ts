import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { amount, choice } from '../../parameters.ts';

const error = 'expected null or a whole number from 0 to 65535';

const parameters = z.strictObject({
  /** Percent of the pixels that may be cut off at each end. */
  cutoff: amount({ min: 0, max: 100 }, 0),
  /** A value that is neither counted nor changed. */
  ignore: z.int({ error }).min(0, { error }).max(65_535, { error }).nullable().default(null),
  method: choice(['cdf', 'pil'], 'cdf'),
});

export type AutoContrastParameters = z.output<typeof parameters>;

export const autoContrastMeta: OperationMeta<AutoContrastParameters> = {
  name: 'AutoContrast',
  group: 'color',
  summary: 'Stretches the values to the full scale, from black to white.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, AutoContrast',
};
