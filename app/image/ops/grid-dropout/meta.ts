import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { amount, flag } from '../../parameters.ts';
import { holeFill, holeFillMask } from '../hole-parameters.ts';

const size = 'expected a pair [low, high] of whole pixels of at least 2';
const number = 'expected a pair of whole numbers of at least 1';
const shifts = 'expected a pair of whole pixels of at least 0';
const units = z.int({ error: size }).min(2, { error: size });
const cells = z.int({ error: number }).min(1, { error: number });
const shift = z.int({ error: shifts }).min(0, { error: shifts });

const parameters = z.strictObject({
  ratio: amount({ min: 0.01, max: 1 }, 0.5),
  random_offset: flag(true),
  unit_size_range: z
    .tuple([units, units], { error: size })
    .refine(([low, high]) => low <= high, { error: size })
    .nullable()
    .default(null),
  holes_number_xy: z.tuple([cells, cells], { error: number }).nullable().default(null),
  shift_xy: z.tuple([shift, shift], { error: shifts }).default([0, 0]),
  fill: holeFill(),
  fill_mask: holeFillMask(),
});

export type GridDropoutParameters = z.output<typeof parameters>;

export const gridDropoutMeta: OperationMeta<GridDropoutParameters> = {
  name: 'GridDropout',
  group: 'occlusion',
  summary: 'Hides the picture behind a grid of rectangles.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, GridDropout; Chen et al., GridMask (2020)',
};
