import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { flag, symmetricRange } from '../../parameters.ts';

const parameters = z.strictObject({
  brightness_limit: symmetricRange({ min: -1, max: 1 }, [-0.2, 0.2]),
  contrast_limit: symmetricRange({ min: -1, max: 1 }, [-0.2, 0.2]),
  brightness_by_max: flag(true),
  ensure_safe_range: flag(false),
});

export type BrightnessContrastParameters = z.output<typeof parameters>;

export const randomBrightnessContrastMeta: OperationMeta<BrightnessContrastParameters> = {
  name: 'RandomBrightnessContrast',
  group: 'color',
  summary: 'Makes the picture lighter or darker and its contrast stronger or weaker.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, RandomBrightnessContrast',
};
