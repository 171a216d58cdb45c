import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { choice, wholeRange } from '../../parameters.ts';

const parameters = z.strictObject({
  compression_type: choice(['jpeg', 'webp'], 'jpeg'),
  /** From 1, the worst, to 100. */
  quality_range: wholeRange({ min: 1, max: 100 }, [99, 100]),
});

export type ImageCompressionParameters = z.output<typeof parameters>;

export const imageCompressionMeta: OperationMeta<ImageCompressionParameters> = {
  name: 'ImageCompression',
  group: 'format',
  summary: 'Takes from the picture what strong JPEG or WebP compression takes.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, ImageCompression; ITU-T T.81; RFC 6386',
};
