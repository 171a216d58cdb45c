import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { amount } from '../../parameters.ts';

const parameters = z.strictObject({
  crop_left: amount({ min: 0, max: 1 }, 0.1),
  crop_right: amount({ min: 0, max: 1 }, 0.1),
  crop_top: amount({ min: 0, max: 1 }, 0.1),
  crop_bottom: amount({ min: 0, max: 1 }, 0.1),
});

export type RandomCropFromBordersParameters = z.output<typeof parameters>;

export const randomCropFromBordersMeta: OperationMeta<RandomCropFromBordersParameters> = {
  name: 'RandomCropFromBorders',
  group: 'geometry',
  summary: 'Cuts a random part off each side.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 1,
  source: 'Albumentations 2.0.8, RandomCropFromBorders',
};
