import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { choice, flag } from '../../parameters.ts';
import { sampledParameters } from '../sampled.ts';

const amount = 'expected pixels from 0 to 10000';
const smoothness = 'expected pixels from 1 to 1000';

const parameters = z.strictObject({
  alpha: z.number({ error: amount }).min(0, { error: amount }).max(10_000, { error: amount }).default(1),
  sigma: z.number({ error: smoothness }).min(1, { error: smoothness }).max(1000, { error: smoothness }).default(50),
  approximate: flag(false),
  same_dxdy: flag(false),
  noise_distribution: choice(['gaussian', 'uniform'], 'gaussian'),
  ...sampledParameters,
});

export type ElasticTransformParameters = z.output<typeof parameters>;

export const elasticTransformMeta: OperationMeta<ElasticTransformParameters> = {
  name: 'ElasticTransform',
  group: 'geometry',
  summary: 'Bends the picture like rubber: every place moves a little, neighbors alike.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 0.5,
  source:
    'Albumentations 2.0.8, ElasticTransform; Simard et al., Best practices for convolutional neural networks (2003)',
};
