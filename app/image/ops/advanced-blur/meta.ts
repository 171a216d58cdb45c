import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { kernelSides, rangeFromZero, symmetricRange } from '../../parameters.ts';

const parameters = z.strictObject({
  blur_limit: kernelSides(3, [3, 7]),
  sigma_x_limit: rangeFromZero({ max: 100 }, [0.2, 1]),
  sigma_y_limit: rangeFromZero({ max: 100 }, [0.2, 1]),
  /** Degrees. */
  rotate_limit: symmetricRange({ min: -360, max: 360 }, [-90, 90]),
  /** 1 is a Gaussian, less is more pointed, more is flatter. */
  beta_limit: rangeFromZero({ max: 100 }, [0.5, 8]).refine(([low, high]) => low < 1 && 1 < high, {
    error: 'expected a pair [low, high] with 1 between',
  }),
  /** Each weight is multiplied by a number drawn from this range. */
  noise_limit: rangeFromZero({ max: 100 }, [0.9, 1.1]),
});

export type AdvancedBlurParameters = z.output<typeof parameters>;

export const advancedBlurMeta: OperationMeta<AdvancedBlurParameters> = {
  name: 'AdvancedBlur',
  group: 'noise-and-blur',
  summary: 'Blurs with a kernel of random width, height, turn, form and unevenness.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, AdvancedBlur',
};
