import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { choice, rangeFromOne } from '../../parameters.ts';

const parameters = z.strictObject({
  /** Width and height of the ellipse. */
  scale: rangeFromOne({ min: 1, max: 101 }, [2, 3]).refine((pair) => pair.every(Number.isInteger), {
    error: 'expected whole numbers from 1 to 101',
  }),
  operation: choice(['dilation', 'erosion'], 'dilation'),
});

export type MorphologicalParameters = z.output<typeof parameters>;

export const morphologicalMeta: OperationMeta<MorphologicalParameters> = {
  name: 'Morphological',
  group: 'geometry',
  summary: 'Grows what is bright, and what is labeled, or shrinks it.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, Morphological; OpenCV, dilate and erode with an ellipse',
};
