import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { interpolation } from '../../parameters.ts';
import { areaForDownscale, maxSize, maxSizeHw, withOneMaxSize } from '../resizing.ts';

const parameters = withOneMaxSize(
  z.strictObject({
    max_size: maxSize(),
    max_size_hw: maxSizeHw(),
    interpolation: interpolation('bilinear'),
    mask_interpolation: interpolation('nearest'),
    area_for_downscale: areaForDownscale(),
  }),
);

export type SmallestMaxSizeParameters = z.output<typeof parameters>;

export const smallestMaxSizeMeta: OperationMeta<SmallestMaxSizeParameters> = {
  name: 'SmallestMaxSize',
  group: 'geometry',
  summary: 'Brings the shorter side to a given length and keeps the shape.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 1,
  source: 'Albumentations 2.0.8, SmallestMaxSize',
};
