import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { amount, choice } from '../../parameters.ts';

const pair = (min: number, max: number) => {
  const error = `expected a pair [low, high], from ${min} to ${max}`;
  const end = z.number({ error }).min(min, { error }).max(max, { error });
  return z.tuple([end, end], { error }).refine(([low, high]) => low <= high, { error });
};

/** Amounts are parts of the full scale. */
const noiseParameters = z.strictObject({
  /** Serialized pipelines repeat the type here. */
  noise_type: z.string().optional(),
  /** uniform: one range for all channels, or one a channel. */
  ranges: z.array(pair(-1, 1)).min(1).max(4).optional(),
  /** gaussian and laplace. */
  mean_range: pair(-1, 1).optional(),
  /** gaussian. */
  std_range: pair(0, 1).optional(),
  /** laplace and beta. */
  scale_range: pair(0, 1).optional(),
  /** beta. */
  alpha_range: pair(0.05, 100).optional(),
  beta_range: pair(0.05, 100).optional(),
});

const parameters = z.strictObject({
  noise_type: choice(['uniform', 'gaussian', 'laplace', 'beta'], 'uniform'),
  /** One value a channel, one a pixel and channel, or one a pixel. */
  spatial_mode: choice(['constant', 'per_pixel', 'shared'], 'constant'),
  /** What is left out takes its default. */
  noise_params: noiseParameters.nullable().default(null),
  /** Below 1 the noise is made smaller by this factor and enlarged. */
  approximation: amount({ min: 0, max: 1 }, 1),
});

export type AdditiveNoiseParameters = z.output<typeof parameters>;

export const additiveNoiseMeta: OperationMeta<AdditiveNoiseParameters> = {
  name: 'AdditiveNoise',
  group: 'noise-and-blur',
  summary: 'Adds noise of a chosen distribution, to all pixels alike or to each its own.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, AdditiveNoise',
};
