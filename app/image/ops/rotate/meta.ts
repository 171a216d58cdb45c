import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { borderMode, choice, fill, flag, interpolation, symmetricRange } from '../../parameters.ts';

const parameters = z.strictObject({
  limit: symmetricRange({}, [-90, 90]),
  interpolation: interpolation('bilinear'),
  mask_interpolation: interpolation('nearest'),
  border_mode: borderMode('constant'),
  fill: fill(),
  fill_mask: fill(),
  rotate_method: choice(['largest_box', 'ellipse'], 'largest_box'),
  crop_border: flag(false),
});

export type RotateParameters = z.output<typeof parameters>;

export const rotateMeta: OperationMeta<RotateParameters> = {
  name: 'Rotate',
  group: 'geometry',
  summary: 'Turns the picture about its middle by an angle drawn from a range, counter-clockwise where it is positive.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, Rotate',
};
