import { z } from 'zod';
import { normalizeByImage, shownDeviation } from '../../kernels/normalize.ts';
import { tableOf } from '../../kernels/table.ts';
import type { Operation } from '../../op.ts';
import { type NormalizeParameters, normalizeMeta } from './meta.ts';

const perChannel = z.union([z.number(), z.array(z.number()).min(1)]);

const drawn = z.object({
  mean: perChannel,
  std: perChannel,
  max_pixel_value: z.number().gt(0).default(255),
  normalization: z.enum(['standard', 'image', 'image_per_channel', 'min_max', 'min_max_per_channel']),
});

/**
 * Normalized numbers are for a training program, below 0 and far from whole, and no picture file holds them. What is
 * written keeps their order and can be turned back: z becomes (z + 4) / 8 of the full scale, and what `min_max` gives,
 * from 0 to 1, that part of it.
 */
export const normalize: Operation<NormalizeParameters, z.output<typeof drawn>> = {
  meta: normalizeMeta,
  drawn,
  draw: (parameters) => ({ ...parameters }),
  effects({ mean, std, max_pixel_value, normalization }, { maxValue }) {
    if (normalization !== 'standard') {
      return [{ kind: 'filter', apply: (source) => normalizeByImage(source, normalization) }];
    }
    const [means, deviations] = [[mean].flat(), [std].flat()];
    const tables = Array.from({ length: Math.max(means.length, deviations.length) }, (_, c) => {
      const middle = (means[c] ?? means[0] ?? 0) * max_pixel_value;
      const unit = (deviations[c] ?? deviations[0] ?? 1) * max_pixel_value;
      return tableOf(maxValue, (v) => shownDeviation(((v * 255) / maxValue - middle) / unit, maxValue));
    });
    return [{ kind: 'table', tables }];
  },
};
