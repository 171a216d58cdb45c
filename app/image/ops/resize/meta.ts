import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { interpolation, side } from '../../parameters.ts';
import { areaForDownscale } from '../resizing.ts';

const parameters = z.strictObject({
  height: side(),
  width: side(),
  interpolation: interpolation('bilinear'),
  mask_interpolation: interpolation('nearest'),
  area_for_downscale: areaForDownscale(),
});

export type ResizeParameters = z.output<typeof parameters>;

export const resizeMeta: OperationMeta<ResizeParameters> = {
  name: 'Resize',
  group: 'geometry',
  summary: 'Brings every picture to the same size.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 1,
  source: 'Albumentations 2.0.8, Resize',
};
