import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { rangeFromZero } from '../../parameters.ts';
import { holeFill, holeFillMask } from '../hole-parameters.ts';

const whole = 'expected a whole number v for [0, v], or a pair [low, high] of them';
const stripes = (max: number) =>
  rangeFromZero({ max }, [0, 0]).refine((range) => range.every(Number.isInteger), { error: whole });

const parameters = z.strictObject({
  num_masks_x: stripes(1000),
  num_masks_y: stripes(1000),
  mask_x_length: stripes(65_535),
  mask_y_length: stripes(65_535),
  fill: holeFill(),
  fill_mask: holeFillMask(),
});

export type XYMaskingParameters = z.output<typeof parameters>;

export const xyMaskingMeta: OperationMeta<XYMaskingParameters> = {
  name: 'XYMasking',
  group: 'occlusion',
  summary: 'Hides the picture behind upright and lying stripes.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, XYMasking; Park et al., SpecAugment (2019)',
};
