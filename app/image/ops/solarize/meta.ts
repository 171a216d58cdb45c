import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { pairRange } from '../../parameters.ts';

const parameters = z.strictObject({
  /** Parts of the full scale. */
  threshold_range: pairRange({ min: 0, max: 1 }, [0.5, 0.5]),
});

export type SolarizeParameters = z.output<typeof parameters>;

export const solarizeMeta: OperationMeta<SolarizeParameters> = {
  name: 'Solarize',
  group: 'color',
  summary: 'Inverts what is lighter than a threshold, as an overexposed film would.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, Solarize',
};
