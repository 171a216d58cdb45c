import { z } from 'zod';
import { tableOf } from '../../kernels/table.ts';
import type { Operation } from '../../op.ts';
import type { Range } from '../../parameters.ts';
import { colorChannels } from '../../raster.ts';
import { type RGBShiftParameters, rgbShiftMeta } from './meta.ts';

/** What is added to each channel, in the picture's own scale. */
const drawn = z.object({ r: z.number(), g: z.number(), b: z.number() });

/** A shift of a color has no meaning without color: a grey picture stays as it is. */
export const rgbShift: Operation<RGBShiftParameters, z.output<typeof drawn>> = {
  meta: rgbShiftMeta,
  drawn,
  draw(parameters, { maxValue }, random) {
    const shift = (limits: Range) => random.between(...fractions(limits)) * maxValue;
    return {
      r: shift(parameters.r_shift_limit),
      g: shift(parameters.g_shift_limit),
      b: shift(parameters.b_shift_limit),
    };
  },
  effects({ r, g, b }, { channels, maxValue }) {
    if (colorChannels(channels) === 1) return [];
    return [{ kind: 'table', tables: [r, g, b].map((shift) => tableOf(maxValue, (v) => v + shift)) }];
  },
};

/** Limits up to 1 are parts of the full scale, larger ones 8-bit steps, as in Albumentations. */
function fractions([low, high]: Range): Range {
  return Math.max(Math.abs(low), Math.abs(high)) > 1 ? [low / 255, high / 255] : [low, high];
}
