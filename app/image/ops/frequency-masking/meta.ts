import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { wholeNumber } from '../../parameters.ts';

const parameters = z.strictObject({
  freq_mask_param: wholeNumber({ min: 1, max: 65_535 }, 30),
});

export type FrequencyMaskingParameters = z.output<typeof parameters>;

export const frequencyMaskingMeta: OperationMeta<FrequencyMaskingParameters> = {
  name: 'FrequencyMasking',
  group: 'occlusion',
  summary: 'Hides one lying stripe of a spectrogram: a band of frequencies.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, FrequencyMasking; Park et al., SpecAugment (2019)',
};
