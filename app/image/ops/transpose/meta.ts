import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';

const parameters = z.strictObject({});

export type TransposeParameters = z.output<typeof parameters>;

export const transposeMeta: OperationMeta<TransposeParameters> = {
  name: 'Transpose',
  group: 'geometry',
  summary: 'Makes rows columns and columns rows.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, Transpose',
};
