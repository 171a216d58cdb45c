import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { amount, interpolation, side } from '../../parameters.ts';

const parameters = z.strictObject({
  height: side(),
  width: side(),
  erosion_rate: amount({ min: 0, max: 1 }, 0),
  interpolation: interpolation('bilinear'),
  mask_interpolation: interpolation('nearest'),
});

export type RandomSizedBBoxSafeCropParameters = z.output<typeof parameters>;

export const randomSizedBBoxSafeCropMeta: OperationMeta<RandomSizedBBoxSafeCropParameters> = {
  name: 'RandomSizedBBoxSafeCrop',
  group: 'geometry',
  summary: 'Cuts a random window that keeps all boxes and brings it to a given size.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 1,
  source: 'Albumentations 2.0.8, RandomSizedBBoxSafeCrop',
};
