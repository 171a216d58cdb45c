import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { choice, symmetricRange } from '../../parameters.ts';
import { sampledParameters } from '../sampled.ts';

const parameters = z.strictObject({
  limit: symmetricRange({}, [-90, 90]),
  rotate_method: choice(['largest_box', 'ellipse'], 'largest_box'),
  ...sampledParameters,
});

export type SafeRotateParameters = z.output<typeof parameters>;

export const safeRotateMeta: OperationMeta<SafeRotateParameters> = {
  name: 'SafeRotate',
  group: 'geometry',
  summary: 'Turns the picture about its middle and shrinks it so that all of it stays inside.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, SafeRotate',
};
