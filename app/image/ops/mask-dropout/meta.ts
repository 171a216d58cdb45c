import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { amount, rangeFromOne } from '../../parameters.ts';
import { INPAINTED } from '../hole-parameters.ts';

const fill = 'expected a number of at least 0, "inpaint_telea" or "inpaint_ns"';

const parameters = z.strictObject({
  max_objects: rangeFromOne({ min: 1, max: 1000 }, [1, 1]).refine((pair) => pair.every(Number.isInteger), {
    error: 'expected whole numbers from 1 to 1000',
  }),
  fill: z.union([z.enum(INPAINTED), z.number({ error: fill }).min(0, { error: fill })], { error: fill }).default(0),
  fill_mask: amount({ min: 0, max: 65_535 }, 0),
});

export type MaskDropoutParameters = z.output<typeof parameters>;

export const maskDropoutMeta: OperationMeta<MaskDropoutParameters> = {
  name: 'MaskDropout',
  group: 'occlusion',
  summary: 'Takes whole objects of the mask out of the picture.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, MaskDropout',
};
