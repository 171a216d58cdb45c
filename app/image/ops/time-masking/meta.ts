import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { wholeNumber } from '../../parameters.ts';

const parameters = z.strictObject({
  time_mask_param: wholeNumber({ min: 1, max: 65_535 }, 40),
});

export type TimeMaskingParameters = z.output<typeof parameters>;

export const timeMaskingMeta: OperationMeta<TimeMaskingParameters> = {
  name: 'TimeMasking',
  group: 'occlusion',
  summary: 'Hides one upright stripe of a spectrogram: a span of time.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, TimeMasking; Park et al., SpecAugment (2019)',
};
