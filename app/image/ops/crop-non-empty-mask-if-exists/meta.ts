import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { side } from '../../parameters.ts';

const values = 'expected a list of whole numbers';

const parameters = z.strictObject({
  height: side(),
  width: side(),
  ignore_values: z
    .array(z.int({ error: values }), { error: values })
    .nullable()
    .default(null),
});

export type CropNonEmptyMaskIfExistsParameters = z.output<typeof parameters>;

export const cropNonEmptyMaskIfExistsMeta: OperationMeta<CropNonEmptyMaskIfExistsParameters> = {
  name: 'CropNonEmptyMaskIfExists',
  group: 'geometry',
  summary: 'Cuts a window where the mask shows something; anywhere if it is empty.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 1,
  source: 'Albumentations 2.0.8, CropNonEmptyMaskIfExists',
};
