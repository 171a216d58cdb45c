import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';

const parameters = z.strictObject({});

export type NoOpParameters = z.output<typeof parameters>;

export const noOpMeta: OperationMeta<NoOpParameters> = {
  name: 'NoOp',
  group: 'format',
  summary: 'Leaves the picture as it is: one of the choices of a group.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, NoOp',
};
