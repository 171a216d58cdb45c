import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { amount, interpolation, side, wholeRange } from '../../parameters.ts';
import { areaForDownscale } from '../resizing.ts';

const parameters = z.strictObject({
  min_max_height: wholeRange({ min: 1, max: 65_535 }, [1, 1]).unwrap(),
  size: z.tuple([side(), side()], { error: 'expected a pair [height, width] in pixels' }),
  w2h_ratio: amount({ min: 0.01, max: 100 }, 1),
  interpolation: interpolation('bilinear'),
  mask_interpolation: interpolation('nearest'),
  area_for_downscale: areaForDownscale(),
});

export type RandomSizedCropParameters = z.output<typeof parameters>;

export const randomSizedCropMeta: OperationMeta<RandomSizedCropParameters> = {
  name: 'RandomSizedCrop',
  group: 'geometry',
  summary: 'Cuts a window of random height and fixed shape and brings it to a given size.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 1,
  source: 'Albumentations 2.0.8, RandomSizedCrop',
};
