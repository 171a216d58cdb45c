import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { flag, symmetricRange } from '../../parameters.ts';
import { sampledParameters } from '../sampled.ts';

const steps = 'expected a whole number of cells from 1 to 100';

const parameters = z.strictObject({
  num_steps: z.int({ error: steps }).min(1, { error: steps }).max(100, { error: steps }).default(5),
  distort_limit: symmetricRange({ min: -0.99, max: 0.99 }, [-0.3, 0.3]),
  normalized: flag(true),
  ...sampledParameters,
});

export type GridDistortionParameters = z.output<typeof parameters>;

export const gridDistortionMeta: OperationMeta<GridDistortionParameters> = {
  name: 'GridDistortion',
  group: 'geometry',
  summary: 'Stretches and squeezes rows and columns of a grid.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, GridDistortion',
};
