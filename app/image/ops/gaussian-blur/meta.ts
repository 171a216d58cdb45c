import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { rangeFromZero } from '../../parameters.ts';

const LARGEST_KERNEL = 255;
const kernelSizes = `expected whole kernel sizes from 0 to ${LARGEST_KERNEL}, each 0 or odd`;

const parameters = z.strictObject({
  blur_limit: rangeFromZero({ max: LARGEST_KERNEL }, [0, 0]).refine(
    (range) => range.every((size) => Number.isInteger(size) && (size === 0 || size % 2 === 1)),
    { error: kernelSizes },
  ),
  sigma_limit: rangeFromZero({ max: 100 }, [0.5, 3]),
});

export type GaussianBlurParameters = z.output<typeof parameters>;

export const gaussianBlurMeta: OperationMeta<GaussianBlurParameters> = {
  name: 'GaussianBlur',
  group: 'noise-and-blur',
  summary: 'Makes the picture soft, as if slightly out of focus.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, GaussianBlur',
};
