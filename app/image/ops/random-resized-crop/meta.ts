import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { interpolation, pairRange, side } from '../../parameters.ts';
import { areaForDownscale } from '../resizing.ts';

const parameters = z.strictObject({
  size: z.tuple([side(), side()], { error: 'expected a pair [height, width] in pixels' }),
  scale: pairRange({ min: 0.0001, max: 1 }, [0.08, 1]),
  ratio: pairRange({ min: 0.001 }, [0.75, 4 / 3]),
  interpolation: interpolation('bilinear'),
  mask_interpolation: interpolation('nearest'),
  area_for_downscale: areaForDownscale(),
});

export type RandomResizedCropParameters = z.output<typeof parameters>;

export const randomResizedCropMeta: OperationMeta<RandomResizedCropParameters> = {
  name: 'RandomResizedCrop',
  group: 'geometry',
  summary: 'Cuts out a window of random area and shape and brings it to a given size.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 1,
  source: 'Albumentations 2.0.8, RandomResizedCrop; Szegedy et al., Going deeper with convolutions (2015)',
};
