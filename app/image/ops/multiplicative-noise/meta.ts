import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { flag } from '../../parameters.ts';

const error = 'expected a pair [low, high] of at least 0, or a number v for exactly v';
const factor = z.number({ error }).min(0, { error });
const factors = z
  .union([factor.transform((v): [number, number] => [v, v]), z.tuple([factor, factor])], { error })
  .refine(([low, high]) => low <= high, { error })
  .prefault([0.9, 1.1]);

const parameters = z.strictObject({
  multiplier: factors,
  per_channel: flag(false),
  /** A factor of its own for each pixel. */
  elementwise: flag(false),
});

export type MultiplicativeNoiseParameters = z.output<typeof parameters>;

export const multiplicativeNoiseMeta: OperationMeta<MultiplicativeNoiseParameters> = {
  name: 'MultiplicativeNoise',
  group: 'noise-and-blur',
  summary: 'Multiplies the picture, its channels or each of its pixels by random factors.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, MultiplicativeNoise',
};
