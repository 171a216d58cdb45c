import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { pairRange, wholeNumber } from '../../parameters.ts';
import { sampledParameters } from '../sampled.ts';

const parameters = z.strictObject({
  /** Ten times the standard deviation of the control points' shifts, in parts of the side. */
  scale_range: pairRange({ min: 0, max: 1 }, [0.2, 0.4]),
  num_control_points: wholeNumber({ min: 2, max: 16 }, 4),
  ...sampledParameters,
});

export type ThinPlateSplineParameters = z.output<typeof parameters>;

export const thinPlateSplineMeta: OperationMeta<ThinPlateSplineParameters> = {
  name: 'ThinPlateSpline',
  group: 'geometry',
  summary: 'Bends the picture smoothly, like a thin plate pulled at a grid of points.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, ThinPlateSpline; Bookstein, Principal warps (1989)',
};
