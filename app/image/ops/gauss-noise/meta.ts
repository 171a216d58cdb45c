import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { amount, flag, pairRange } from '../../parameters.ts';

const parameters = z.strictObject({
  /** Parts of the full scale. */
  std_range: pairRange({ min: 0, max: 1 }, [0.2, 0.44]),
  /** Parts of the full scale. */
  mean_range: pairRange({ min: -1, max: 1 }, [0, 0]),
  per_channel: flag(true),
  /** Below 1, noise is made for a picture smaller by this factor and enlarged: coarse grain. */
  noise_scale_factor: amount({ min: 0.001, max: 1 }, 1),
});

export type GaussNoiseParameters = z.output<typeof parameters>;

export const gaussNoiseMeta: OperationMeta<GaussNoiseParameters> = {
  name: 'GaussNoise',
  group: 'noise-and-blur',
  summary: 'Adds normal noise, as a sensor in poor light does.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, GaussNoise',
};
