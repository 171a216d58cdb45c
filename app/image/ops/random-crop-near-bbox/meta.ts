import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { rangeFromZero } from '../../parameters.ts';

/** The key under which Albumentations is handed the box; here it means any box of the picture. */
export const ANY_BOX = 'cropping_bbox';

const parameters = z.strictObject({
  /** Largest shift of an edge in parts of the box: of its height, then of its width. */
  max_part_shift: rangeFromZero({ max: 1 }, [0, 0.3]),
  /** A class or id: the box is drawn among those. */
  cropping_bbox_key: z.string({ error: 'expected a text' }).default(ANY_BOX),
});

export type RandomCropNearBBoxParameters = z.output<typeof parameters>;

export const randomCropNearBBoxMeta: OperationMeta<RandomCropNearBBoxParameters> = {
  name: 'RandomCropNearBBox',
  group: 'geometry',
  summary: 'Cuts the picture close around one of its boxes.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 1,
  source: 'Albumentations 2.0.8, RandomCropNearBBox',
};
