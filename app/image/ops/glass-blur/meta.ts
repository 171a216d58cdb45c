import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { amount, choice, wholeNumber } from '../../parameters.ts';

const parameters = z.strictObject({
  sigma: amount({ min: 0, max: 100 }, 0.7),
  max_delta: wholeNumber({ min: 1, max: 1000 }, 4),
  iterations: wholeNumber({ min: 1, max: 100 }, 2),
  mode: choice(['fast', 'exact'], 'fast'),
});

export type GlassBlurParameters = z.output<typeof parameters>;

export const glassBlurMeta: OperationMeta<GlassBlurParameters> = {
  name: 'GlassBlur',
  group: 'noise-and-blur',
  summary: 'Exchanges neighboring pixels, as if seen through rough glass.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, GlassBlur',
};
