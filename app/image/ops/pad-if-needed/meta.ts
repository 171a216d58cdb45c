import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { borderMode, choice, fill, side } from '../../parameters.ts';

const shape = z.strictObject({
  min_height: side().nullable().default(1024),
  min_width: side().nullable().default(1024),
  pad_height_divisor: side().nullable().default(null),
  pad_width_divisor: side().nullable().default(null),
  position: choice(['center', 'top_left', 'top_right', 'bottom_left', 'bottom_right', 'random'], 'center'),
  border_mode: borderMode('constant'),
  fill: fill(),
  fill_mask: fill(),
});

const parameters = Object.assign(
  shape
    .refine((given) => (given.min_height === null) !== (given.pad_height_divisor === null), {
      error: 'expected "min_height" or "pad_height_divisor", the other one null',
      path: ['pad_height_divisor'],
    })
    .refine((given) => (given.min_width === null) !== (given.pad_width_divisor === null), {
      error: 'expected "min_width" or "pad_width_divisor", the other one null',
      path: ['pad_width_divisor'],
    }),
  { shape: shape.shape },
);

export type PadIfNeededParameters = z.output<typeof parameters>;

export const padIfNeededMeta: OperationMeta<PadIfNeededParameters> = {
  name: 'PadIfNeeded',
  group: 'geometry',
  summary: 'Adds a border where the picture is smaller than a given size, or no multiple of it.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 1,
  source: 'Albumentations 2.0.8, PadIfNeeded',
};
