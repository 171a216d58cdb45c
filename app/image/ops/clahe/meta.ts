import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { rangeFromOne } from '../../parameters.ts';

const error = 'expected a pair [across, down] of whole numbers from 1 to 256';
const tiles = z.int({ error }).min(1, { error }).max(256, { error });

const parameters = z.strictObject({
  clip_limit: rangeFromOne({ max: 1000 }, [1, 4]),
  /** Tiles across and down. */
  tile_grid_size: z.tuple([tiles, tiles], { error }).default([8, 8]),
});

export type CLAHEParameters = z.output<typeof parameters>;

export const claheMeta: OperationMeta<CLAHEParameters> = {
  name: 'CLAHE',
  group: 'color',
  summary: 'Strengthens contrast place by place, so that shadows and lights both show their detail.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, CLAHE',
};
