import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';

const parameters = z.strictObject({});

export type RandomRotate90Parameters = z.output<typeof parameters>;

export const randomRotate90Meta: OperationMeta<RandomRotate90Parameters> = {
  name: 'RandomRotate90',
  group: 'geometry',
  summary: 'Turns the picture by none, one, two or three quarters.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 1,
  source: 'Albumentations 2.0.8, RandomRotate90',
};
