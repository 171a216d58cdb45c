import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { amount, flag } from '../../parameters.ts';

const parameters = z.strictObject({
  /** Standard deviation of the two inner points of the curve, as parts of the full scale. */
  scale: amount({ min: 0, max: 1 }, 0.1),
  per_channel: flag(false),
});

export type RandomToneCurveParameters = z.output<typeof parameters>;

export const randomToneCurveMeta: OperationMeta<RandomToneCurveParameters> = {
  name: 'RandomToneCurve',
  group: 'color',
  summary: 'Bends the tone curve: shadows and lights become lighter or darker on their own.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, RandomToneCurve',
};
