import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import { grownLabels } from '../../geometry/grown-labels.ts';
import { ellipseOffsets, morphed } from '../../kernels/morphology.ts';
import type { Operation } from '../../op.ts';
import { movedSample } from '../moved-sample.ts';
import { type MorphologicalParameters, morphologicalMeta } from './meta.ts';

const side = z.int().min(1).max(255);

const drawn = z.object({
  /** Width and height of the ellipse in pixels. */
  kernel_size: z.tuple([side, side]),
  operation: z.enum(['dilation', 'erosion']),
});

/** Albumentations takes the two numbers of `scale` as the ellipse's sides and draws nothing; so does this. */
export const morphological: Operation<MorphologicalParameters, z.output<typeof drawn>> = {
  meta: morphologicalMeta,
  drawn,
  draw: ({ scale, operation }) => ({ kernel_size: scale, operation }),
  effects: ({ kernel_size, operation }) => [
    {
      kind: 'combine',
      apply([sample], context) {
        if (sample === undefined) throw new AppError('op.invalid-value', `${context.op} has no picture.`);
        const offsets = ellipseOffsets(...kernel_size);
        const map = grownLabels(offsets, operation, sample.raster);
        return movedSample(sample, { map, pixels: (raster) => morphed(raster, offsets, operation) }, context);
      },
    },
  ],
};
