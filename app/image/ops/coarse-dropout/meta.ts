import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { wholeRange } from '../../parameters.ts';
import { holeFill, holeFillMask, holeSideRange } from '../hole-parameters.ts';

const parameters = z.strictObject({
  num_holes_range: wholeRange({ min: 0, max: 10_000 }, [1, 2]),
  hole_height_range: holeSideRange([0.1, 0.2]),
  hole_width_range: holeSideRange([0.1, 0.2]),
  fill: holeFill(),
  fill_mask: holeFillMask(),
});

export type CoarseDropoutParameters = z.output<typeof parameters>;

export const coarseDropoutMeta: OperationMeta<CoarseDropoutParameters> = {
  name: 'CoarseDropout',
  group: 'occlusion',
  summary: 'Hides parts of the picture behind rectangles.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, CoarseDropout; DeVries and Taylor, Cutout (2017)',
};
