import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { choice, symmetricRange } from '../../parameters.ts';
import { sampledParameters } from '../sampled.ts';

const parameters = z.strictObject({
  distort_limit: symmetricRange({}, [-0.05, 0.05]),
  mode: choice(['camera', 'fisheye'], 'camera'),
  ...sampledParameters,
});

export type OpticalDistortionParameters = z.output<typeof parameters>;

export const opticalDistortionMeta: OperationMeta<OpticalDistortionParameters> = {
  name: 'OpticalDistortion',
  group: 'geometry',
  summary: 'Bends the picture as a lens does, as a barrel or as a cushion.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, OpticalDistortion',
};
