import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { interpolation, symmetricRange } from '../../parameters.ts';
import { areaForDownscale } from '../resizing.ts';

const parameters = z.strictObject({
  scale_limit: symmetricRange({ min: -0.99, max: 9 }, [-0.1, 0.1]),
  interpolation: interpolation('bilinear'),
  mask_interpolation: interpolation('nearest'),
  area_for_downscale: areaForDownscale(),
});

export type RandomScaleParameters = z.output<typeof parameters>;

export const randomScaleMeta: OperationMeta<RandomScaleParameters> = {
  name: 'RandomScale',
  group: 'geometry',
  summary: 'Makes the picture larger or smaller by a random factor.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, RandomScale',
};
