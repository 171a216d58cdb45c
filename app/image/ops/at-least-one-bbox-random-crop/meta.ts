import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { amount, side } from '../../parameters.ts';

const parameters = z.strictObject({
  height: side(),
  width: side(),
  erosion_factor: amount({ min: 0, max: 1 }, 0),
});

export type AtLeastOneBBoxRandomCropParameters = z.output<typeof parameters>;

export const atLeastOneBBoxRandomCropMeta: OperationMeta<AtLeastOneBBoxRandomCropParameters> = {
  name: 'AtLeastOneBBoxRandomCrop',
  group: 'geometry',
  summary: 'Cuts a window of fixed size that shows at least one box.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 1,
  source: 'Albumentations 2.0.8, AtLeastOneBBoxRandomCrop',
};
