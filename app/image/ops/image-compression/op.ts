import { z } from 'zod';
import { throughJpeg } from '../../kernels/jpeg.ts';
import { throughWebp } from '../../kernels/webp.ts';
import type { Operation } from '../../op.ts';
import { wholeBetween } from '../drawing.ts';
import { type ImageCompressionParameters, imageCompressionMeta } from './meta.ts';

const drawn = z.object({
  type: z.enum(['jpeg', 'webp'], { error: 'expected "jpeg" or "webp"' }).default('jpeg'),
  quality: z.int().min(1).max(100),
  chroma_subsampling: z.enum(['4:2:0', '4:4:4']).default('4:2:0'),
});

/** Channels in their real order; Albumentations weighs red as blue here and the other way round, which is not repeated. */
export const imageCompression: Operation<ImageCompressionParameters, z.output<typeof drawn>> = {
  meta: imageCompressionMeta,
  drawn,
  draw: ({ compression_type, quality_range }, _view, random) => ({
    type: compression_type,
    quality: wholeBetween(random, quality_range),
    chroma_subsampling: '4:2:0',
  }),
  effects: ({ type, quality, chroma_subsampling: chroma }) => [
    {
      kind: 'filter',
      apply: (source) => (type === 'webp' ? throughWebp(source, quality) : throughJpeg(source, { quality, chroma })),
    },
  ],
};
