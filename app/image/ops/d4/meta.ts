import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';

const parameters = z.strictObject({});

export type D4Parameters = z.output<typeof parameters>;

export const d4Meta: OperationMeta<D4Parameters> = {
  name: 'D4',
  group: 'geometry',
  summary: 'One of the eight ways to lay a square on itself: quarter turns and flips.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 1,
  source: 'Albumentations 2.0.8, D4',
};
