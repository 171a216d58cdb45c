import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import { addField, enlargeField, fittingField, normalField } from '../../kernels/noise-field.ts';
import type { Field, Frame, Operation } from '../../op.ts';
import { colorChannels } from '../../raster.ts';
import { fieldSeed } from '../drawing.ts';
import { type GaussNoiseParameters, gaussNoiseMeta } from './meta.ts';

/** `std` and `mean` are in the picture's own scale. The noise comes from `fields` or is made from `field_seed`. */
const drawn = z.object({
  std: z.number().min(0),
  mean: z.number().default(0),
  per_channel: z.boolean().default(true),
  noise_scale_factor: z.number().positive().max(1).default(1),
  field_seed: z.int().min(0).optional(),
});

type Drawn = z.output<typeof drawn>;

export const gaussNoise: Operation<GaussNoiseParameters, Drawn> = {
  meta: gaussNoiseMeta,
  drawn,
  draw: (parameters, { maxValue }, random) => ({
    std: random.between(...parameters.std_range) * maxValue,
    mean: random.between(...parameters.mean_range) * maxValue,
    per_channel: parameters.per_channel,
    noise_scale_factor: parameters.noise_scale_factor,
    field_seed: fieldSeed(random),
  }),
  effects(values, frame, [given]) {
    const noise = given === undefined ? () => makeNoise(values, frame) : () => given;
    return [{ kind: 'filter', apply: (source) => addField(source, fittingField(noise(), source)) }];
  },
};

function makeNoise({ field_seed, noise_scale_factor: factor, per_channel, ...normal }: Drawn, frame: Frame): Field {
  if (field_seed === undefined) {
    const message = 'GaussNoise needs its noise: give a file of it in "fields", or a "field_seed" to make it from.';
    throw new AppError('op.invalid-value', message, { field: 'fields' });
  }
  const [height, width] = [frame.height, frame.width].map((side) => Math.max(1, Math.floor(side * factor))) as [
    number,
    number,
  ];
  const channels = per_channel ? colorChannels(frame.channels) : 1;
  const field = {
    shape: [height, width, channels],
    values: normalField(height * width * channels, field_seed, normal),
  };
  return factor === 1 ? field : enlargeField(field, frame.width, frame.height);
}
