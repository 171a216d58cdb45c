import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { amount } from '../../parameters.ts';

const parameters = z.strictObject({
  erosion_rate: amount({ min: 0, max: 1 }, 0),
});

export type BBoxSafeRandomCropParameters = z.output<typeof parameters>;

export const bboxSafeRandomCropMeta: OperationMeta<BBoxSafeRandomCropParameters> = {
  name: 'BBoxSafeRandomCrop',
  group: 'geometry',
  summary: 'Cuts a random window that keeps all boxes.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 1,
  source: 'Albumentations 2.0.8, BBoxSafeRandomCrop',
};
