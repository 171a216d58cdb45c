import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';

const parameters = z.strictObject({});

export const horizontalFlipMeta: OperationMeta<z.output<typeof parameters>> = {
  name: 'HorizontalFlip',
  group: 'geometry',
  summary: 'Mirrors the picture: left and right change places.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, HorizontalFlip',
};
