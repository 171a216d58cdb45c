import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { choice } from '../../parameters.ts';

const error = 'expected a number, or a list of one to four of them, one a channel';
const perChannel = (min: number) => {
  const value = z.number({ error }).min(min, { error });
  return z.union([value, z.array(value).min(1, { error }).max(4, { error })], { error });
};

const parameters = z.strictObject({
  /** In parts of `max_pixel_value`. */
  mean: perChannel(-10).default([0.485, 0.456, 0.406]),
  std: perChannel(1e-4).default([0.229, 0.224, 0.225]),
  /** On the scale of 8 bits, at any depth. */
  max_pixel_value: z.number({ error: 'expected a number above 0' }).gt(0).max(65_535).default(255),
  normalization: choice(['standard', 'image', 'image_per_channel', 'min_max', 'min_max_per_channel'], 'standard'),
});

export type NormalizeParameters = z.output<typeof parameters>;

export const normalizeMeta: OperationMeta<NormalizeParameters> = {
  name: 'Normalize',
  group: 'color',
  summary:
    'Scales colors by mean and deviation. A picture cannot hold such numbers: −4 to 4 deviations become black to white, 0 to 1 stay dark to bright.',
  targets: ['image'],
  parameters,
  defaultP: 1,
  source: 'Albumentations 2.0.8, Normalize',
};
