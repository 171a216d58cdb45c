import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { interpolation, rangeFromOne, rangeFromZero } from '../../parameters.ts';

const size = 'expected a whole number of pixels from 1 to 16384, or null';

const parameters = z.strictObject({
  p_replace: rangeFromZero({ max: 1 }, [0, 0.1]),
  n_segments: rangeFromOne({ min: 1, max: 10_000 }, [100, 100]).refine((pair) => pair.every(Number.isInteger), {
    error: 'expected whole numbers from 1 to 10000',
  }),
  /** Larger pictures are made this small before, and enlarged after. */
  max_size: z.int({ error: size }).min(1, { error: size }).max(16_384, { error: size }).nullable().default(128),
  interpolation: interpolation('bilinear'),
});

export type SuperpixelsParameters = z.output<typeof parameters>;

export const superpixelsMeta: OperationMeta<SuperpixelsParameters> = {
  name: 'Superpixels',
  group: 'noise-and-blur',
  summary: 'Replaces patches of similar color by their mean.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, Superpixels; Achanta and others, SLIC superpixels (2012)',
};
