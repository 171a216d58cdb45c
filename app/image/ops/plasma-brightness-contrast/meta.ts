import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { amount, pairRange, wholeNumber } from '../../parameters.ts';

const parameters = z.strictObject({
  brightness_range: pairRange({ min: -1, max: 1 }, [-0.3, 0.3]),
  contrast_range: pairRange({ min: -1, max: 1 }, [-0.3, 0.3]),
  /** Side of the pattern before it is stretched over the picture. */
  plasma_size: wholeNumber({ min: 1, max: 4096 }, 256),
  /** How much the noise grows from one level of detail to the next. */
  roughness: amount({ min: 0.01, max: 100 }, 3),
});

export type PlasmaBrightnessContrastParameters = z.output<typeof parameters>;

export const plasmaBrightnessContrastMeta: OperationMeta<PlasmaBrightnessContrastParameters> = {
  name: 'PlasmaBrightnessContrast',
  group: 'color',
  summary: 'Changes brightness and contrast by a pattern of clouds.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, PlasmaBrightnessContrast',
};
