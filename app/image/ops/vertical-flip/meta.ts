import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';

const parameters = z.strictObject({});

export const verticalFlipMeta: OperationMeta<z.output<typeof parameters>> = {
  name: 'VerticalFlip',
  group: 'geometry',
  summary: 'Mirrors the picture: top and bottom change places.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, VerticalFlip',
};
