import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { rangeFromOne, rangeFromZero } from '../../parameters.ts';

const parameters = z.strictObject({
  max_factor: rangeFromOne({ max: 10 }, [1, 1.31]),
  step_factor: rangeFromZero({ max: 10 }, [0.01, 0.03]),
});

export type ZoomBlurParameters = z.output<typeof parameters>;

export const zoomBlurMeta: OperationMeta<ZoomBlurParameters> = {
  name: 'ZoomBlur',
  group: 'noise-and-blur',
  summary: 'Blurs the picture outward from its middle, as if the lens had zoomed.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, ZoomBlur',
};
