import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { choice, flag, perAxis, rangeAround } from '../../parameters.ts';
import { sampledParameters } from '../sampled.ts';

const both = 'expected only one of "translate_percent" and "translate_px"';
const unequal = 'with "keep_ratio", expected the same range for x and y';

const shape = z.strictObject({
  scale: perAxis({ min: 0.01, max: 100 }, 1),
  translate_percent: perAxis({ min: -10, max: 10 }, 0).nullable().default(null),
  translate_px: perAxis({ min: -65_535, max: 65_535 }, 0).nullable().default(null),
  rotate: rangeAround({}, [0, 0]),
  shear: perAxis({ min: -89, max: 89 }, 0),
  fit_output: flag(false),
  keep_ratio: flag(false),
  balanced_scale: flag(false),
  rotate_method: choice(['largest_box', 'ellipse'], 'largest_box'),
  ...sampledParameters,
});

const parameters = Object.assign(
  shape
    .refine((given) => given.translate_percent === null || given.translate_px === null, {
      error: both,
      path: ['translate_px'],
    })
    .refine(({ keep_ratio, scale: { x, y } }) => !keep_ratio || (x[0] === y[0] && x[1] === y[1]), {
      error: unequal,
      path: ['scale'],
    }),
  { shape: shape.shape },
);

export type AffineParameters = z.output<typeof parameters>;

export const affineMeta: OperationMeta<AffineParameters> = {
  name: 'Affine',
  group: 'geometry',
  summary: 'Scales, moves, turns and shears the picture about its middle.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, Affine',
};
