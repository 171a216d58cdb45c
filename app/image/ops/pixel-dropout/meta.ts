import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { amount, fill, flag } from '../../parameters.ts';

const parameters = z.strictObject({
  dropout_prob: amount({ min: 0, max: 1 }, 0.01),
  per_channel: flag(false),
  drop_value: fill().unwrap().nullable().default(0),
  mask_drop_value: fill().unwrap().nullable().default(null),
});

export type PixelDropoutParameters = z.output<typeof parameters>;

export const pixelDropoutMeta: OperationMeta<PixelDropoutParameters> = {
  name: 'PixelDropout',
  group: 'occlusion',
  summary: 'Replaces single pixels here and there.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, PixelDropout',
};
