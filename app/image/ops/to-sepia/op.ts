import { z } from 'zod';
import { applyColorMatrix } from '../../kernels/color-matrix.ts';
import type { Operation } from '../../op.ts';
import { colorChannels } from '../../raster.ts';
import { type ToSepiaParameters, toSepiaMeta } from './meta.ts';

const row = z.tuple([z.number(), z.number(), z.number()]);

const SEPIA: z.output<typeof matrix> = [
  [0.393, 0.769, 0.189],
  [0.349, 0.686, 0.168],
  [0.272, 0.534, 0.131],
];

const matrix = z.tuple([row, row, row]);

const drawn = z.object({ matrix: matrix.default(SEPIA) });

/** The grey picture has no channels to tint: it stays as it is, as in Albumentations. */
export const toSepia: Operation<ToSepiaParameters, z.output<typeof drawn>> = {
  meta: toSepiaMeta,
  drawn,
  draw: () => ({ matrix: SEPIA }),
  effects(values, { channels }) {
    if (colorChannels(channels) === 1) return [];
    return [{ kind: 'point', apply: (source, target) => applyColorMatrix(source, target, values.matrix) }];
  },
};
