import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { borderMode, choice, fill, flag, position } from '../../parameters.ts';

const parameters = z.strictObject({
  x_min: position(0),
  y_min: position(0),
  x_max: position(1024),
  y_max: position(1024),
  pad_if_needed: flag(false),
  pad_position: choice(['center', 'top_left', 'top_right', 'bottom_left', 'bottom_right', 'random'], 'center'),
  border_mode: borderMode('constant'),
  fill: fill(),
  fill_mask: fill(),
});

export type CropParameters = z.output<typeof parameters>;

export const cropMeta: OperationMeta<CropParameters> = {
  name: 'Crop',
  group: 'geometry',
  summary: 'Cuts out the same window of every picture.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 1,
  source: 'Albumentations 2.0.8, Crop',
};
