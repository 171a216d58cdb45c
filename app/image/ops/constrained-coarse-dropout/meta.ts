import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { pairRange, wholeRange } from '../../parameters.ts';
import { holeFill, holeFillMask } from '../hole-parameters.ts';

const indices = 'expected a list of mask values of at least 1, or null';
const labels = 'expected a list of class names, or null';

const parameters = z.strictObject({
  num_holes_range: wholeRange({ min: 1, max: 1000 }, [1, 1]),
  /** Parts of the object's height and width. */
  hole_height_range: pairRange({ min: 0, max: 1 }, [0.1, 0.1]),
  hole_width_range: pairRange({ min: 0, max: 1 }, [0.1, 0.1]),
  fill: holeFill(),
  fill_mask: holeFillMask(),
  mask_indices: z
    .array(z.int({ error: indices }).min(1, { error: indices }), { error: indices })
    .nullable()
    .default(null),
  bbox_labels: z
    .array(z.union([z.string(), z.number()], { error: labels }), { error: labels })
    .nullable()
    .default(null),
});

export type ConstrainedCoarseDropoutParameters = z.output<typeof parameters>;

export const constrainedCoarseDropoutMeta: OperationMeta<ConstrainedCoarseDropoutParameters> = {
  name: 'ConstrainedCoarseDropout',
  group: 'occlusion',
  summary: 'Hides parts of chosen objects behind rectangles.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, ConstrainedCoarseDropout',
};
