import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { flag, rangeFromZero } from '../../parameters.ts';
import { sampledParameters } from '../sampled.ts';

const lines = () => {
  const error = 'expected a whole number of grid lines from 2 to 64, or a pair [low, high] of them';
  const count = z.int({ error }).min(2, { error }).max(64, { error });
  return z
    .union([count, z.tuple([count, count])], { error })
    .refine((value) => typeof value === 'number' || value[0] <= value[1], { error })
    .transform((value): [number, number] => (typeof value === 'number' ? [value, value] : value))
    .prefault([4, 4]);
};

const parameters = z.strictObject({
  /** Three standard deviations of the grid points' shifts: parts of the shorter side, or pixels. */
  scale: rangeFromZero({ min: 0, max: 1000 }, [0.03, 0.05]),
  nb_rows: lines(),
  nb_cols: lines(),
  absolute_scale: flag(false),
  ...sampledParameters,
});

export type PiecewiseAffineParameters = z.output<typeof parameters>;

export const piecewiseAffineMeta: OperationMeta<PiecewiseAffineParameters> = {
  name: 'PiecewiseAffine',
  group: 'geometry',
  summary: 'Moves the points of a grid and stretches the triangles between them.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, PiecewiseAffine (parameters); imgaug 0.4, PiecewiseAffine (triangles)',
};
