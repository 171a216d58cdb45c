import { z } from 'zod';
import { multiplyByField, uniformField } from '../../kernels/noise-field.ts';
import { tableOf } from '../../kernels/table.ts';
import type { Operation } from '../../op.ts';
import { drawnValues } from '../../parameters.ts';
import { colorChannels } from '../../raster.ts';
import { fieldSeed } from '../drawing.ts';
import { type MultiplicativeNoiseParameters, multiplicativeNoiseMeta } from './meta.ts';

/** Factors as they are, one for all channels or one a channel; or, for each pixel, their range and the field's seed. */
const drawn = z.union([
  z.object({
    multiplier_range: drawnValues.pair([1, 1]).unwrap(),
    per_channel: z.boolean().default(false),
    field_seed: z.int().min(0),
  }),
  z.object({ multiplier: z.union([z.number(), z.array(z.number()).min(1)]) }),
]);

export const multiplicativeNoise: Operation<MultiplicativeNoiseParameters, z.output<typeof drawn>> = {
  meta: multiplicativeNoiseMeta,
  drawn,
  draw({ multiplier, per_channel, elementwise }, { channels }, random) {
    if (elementwise) return { multiplier_range: multiplier, per_channel, field_seed: fieldSeed(random) };
    if (!per_channel) return { multiplier: random.between(...multiplier) };
    return { multiplier: Array.from({ length: colorChannels(channels) }, () => random.between(...multiplier)) };
  },
  effects(values, { width, height, channels, maxValue }) {
    if ('multiplier' in values) {
      return [
        { kind: 'table', tables: [values.multiplier].flat().map((factor) => tableOf(maxValue, (v) => v * factor)) },
      ];
    }
    const each = values.per_channel ? colorChannels(channels) : 1;
    const field = () => uniformField(width * height * each, values.field_seed, values.multiplier_range);
    const shape = [height, width, each];
    return [{ kind: 'filter', apply: (source) => multiplyByField(source, { shape, values: field() }) }];
  },
};
