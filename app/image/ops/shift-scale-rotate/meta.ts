import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { choice, symmetricRange } from '../../parameters.ts';
import { sampledParameters } from '../sampled.ts';

const parameters = z.strictObject({
  shift_limit: symmetricRange({ min: -1, max: 1 }, [-0.0625, 0.0625]),
  scale_limit: symmetricRange({ min: -0.99, max: 99 }, [-0.1, 0.1]),
  rotate_limit: symmetricRange({}, [-45, 45]),
  shift_limit_x: symmetricRange({ min: -1, max: 1 }, [0, 0]).nullable().default(null),
  shift_limit_y: symmetricRange({ min: -1, max: 1 }, [0, 0]).nullable().default(null),
  rotate_method: choice(['largest_box', 'ellipse'], 'largest_box'),
  ...sampledParameters,
});

export type ShiftScaleRotateParameters = z.output<typeof parameters>;

export const shiftScaleRotateMeta: OperationMeta<ShiftScaleRotateParameters> = {
  name: 'ShiftScaleRotate',
  group: 'geometry',
  summary: 'Moves, scales and turns the picture a little, about its middle.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, ShiftScaleRotate',
};
