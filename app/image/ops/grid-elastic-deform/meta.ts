import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { interpolation } from '../../parameters.ts';

const cells = 'expected a pair [columns, rows] of whole numbers from 1 to 64';
const pixels = 'expected a whole number of pixels from 1 to 1000';
const count = z.int({ error: cells }).min(1, { error: cells }).max(64, { error: cells });

const parameters = z.strictObject({
  num_grid_xy: z.tuple([count, count], { error: cells }),
  magnitude: z.int({ error: pixels }).min(1, { error: pixels }).max(1000, { error: pixels }),
  interpolation: interpolation('bilinear'),
  mask_interpolation: interpolation('nearest'),
});

export type GridElasticDeformParameters = z.output<typeof parameters>;

export const gridElasticDeformMeta: OperationMeta<GridElasticDeformParameters> = {
  name: 'GridElasticDeform',
  group: 'geometry',
  summary: 'Moves the inner corners of a grid and stretches its cells with them.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 1,
  source: 'Albumentations 2.0.8, GridElasticDeform',
};
