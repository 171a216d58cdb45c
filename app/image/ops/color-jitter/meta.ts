import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { factorRange, symmetricRange } from '../../parameters.ts';

const parameters = z.strictObject({
  brightness: factorRange([0.8, 1.2]),
  contrast: factorRange([0.8, 1.2]),
  saturation: factorRange([0.8, 1.2]),
  /** Parts of the color circle. */
  hue: symmetricRange({ min: -0.5, max: 0.5 }, [-0.5, 0.5]),
});

export type ColorJitterParameters = z.output<typeof parameters>;

export const colorJitterMeta: OperationMeta<ColorJitterParameters> = {
  name: 'ColorJitter',
  group: 'color',
  summary: 'Changes brightness, contrast, saturation and hue, in random order.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, ColorJitter; torchvision on Pillow pictures',
};
