import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { flag, rangeFromZero } from '../../parameters.ts';
import { sampledParameters } from '../sampled.ts';

const parameters = z.strictObject({
  scale: rangeFromZero({ max: 1 }, [0.05, 0.1]),
  keep_size: flag(true),
  fit_output: flag(false),
  ...sampledParameters,
});

export type PerspectiveParameters = z.output<typeof parameters>;

export const perspectiveMeta: OperationMeta<PerspectiveParameters> = {
  name: 'Perspective',
  group: 'geometry',
  summary: 'Looks at the picture from another side: its corners move inwards, each by its own amount.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, Perspective',
};
