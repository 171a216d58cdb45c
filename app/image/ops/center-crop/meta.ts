import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { borderMode, choice, fill, flag, side } from '../../parameters.ts';

const parameters = z.strictObject({
  height: side(),
  width: side(),
  pad_if_needed: flag(false),
  pad_position: choice(['center', 'top_left', 'top_right', 'bottom_left', 'bottom_right', 'random'], 'center'),
  border_mode: borderMode('constant'),
  fill: fill(),
  fill_mask: fill(),
});

export type CenterCropParameters = z.output<typeof parameters>;

export const centerCropMeta: OperationMeta<CenterCropParameters> = {
  name: 'CenterCrop',
  group: 'geometry',
  summary: 'Cuts a window of a given size out of the middle.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 1,
  source: 'Albumentations 2.0.8, CenterCrop',
};
