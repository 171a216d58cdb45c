import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';

const error = 'expected a pair [rows, columns] of whole numbers from 1 to 64';
const count = z.int({ error }).min(1, { error }).max(64, { error });

const parameters = z.strictObject({ grid: z.tuple([count, count], { error }).default([3, 3]) });

export type RandomGridShuffleParameters = z.output<typeof parameters>;

export const randomGridShuffleMeta: OperationMeta<RandomGridShuffleParameters> = {
  name: 'RandomGridShuffle',
  group: 'geometry',
  summary: 'Cuts the picture into a grid and shuffles its cells.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, RandomGridShuffle',
};
