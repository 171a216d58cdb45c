import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import { RandomStream } from '../../../random/stream.ts';
import { fillValues } from '../../kernels/fill-values.ts';
import type { Operation, Sample } from '../../op.ts';
import { colorChannels, maxValue, type Raster } from '../../raster.ts';
import { type PixelDropoutParameters, pixelDropoutMeta } from './meta.ts';

const value = z.union([z.number(), z.array(z.number()).min(1)]).nullable();

const drawn = z.object({
  dropout_prob: z.number().min(0).max(1),
  per_channel: z.boolean().default(false),
  /** Null for random values. */
  drop_value: value.default(0),
  /** Null leaves the mask. */
  mask_drop_value: value.default(null),
  field_seed: z.int().min(0).max(0xffffffff),
});

type Drawn = z.output<typeof drawn>;

export const pixelDropout: Operation<PixelDropoutParameters, Drawn> = {
  meta: pixelDropoutMeta,
  drawn,
  draw: (parameters, _view, random) => ({ ...parameters, field_seed: random.uint32() }),
  effects: (values) => [{ kind: 'combine', apply: ([sample], { op }) => dropPixels(sample, values, op) }],
};

/** Single pixels hide nothing: boxes and key points stay. With `per_channel` a pixel of the mask goes with any channel. */
function dropPixels(sample: Sample | undefined, values: Drawn, op: string): Sample {
  if (sample === undefined) throw new AppError('op.invalid-value', `${op} has no picture.`);
  const { raster, labels } = sample;
  const random = new RandomStream({ seed: values.field_seed, item: 0, copy: 0, step: 0 });
  const target: Raster = { ...raster, data: raster.data.slice() };
  const { mask } = labels;
  const maskTarget = mask === null || values.mask_drop_value === null ? null : { ...mask, data: mask.data.slice() };
  const color = values.drop_value === null ? null : fillValues(values.drop_value, raster.channels, maxValue(raster));
  const channels = colorChannels(raster.channels);
  const maskValue = fillValues(values.mask_drop_value ?? 0, 1, 65_535)[0] ?? 0;
  for (let pixel = 0; pixel < raster.width * raster.height; pixel++) {
    let hit = !values.per_channel && random.uniform() < values.dropout_prob;
    const whole = hit;
    for (let c = 0; c < channels; c++) {
      const drop = whole || (values.per_channel && random.uniform() < values.dropout_prob);
      if (!drop) continue;
      hit = true;
      target.data[pixel * raster.channels + c] =
        color === null ? random.below(maxValue(raster) + 1) : (color[c] as number);
    }
    if (hit && maskTarget !== null) maskTarget.data[pixel] = maskValue;
  }
  return { raster: target, labels: maskTarget === null ? labels : { ...labels, mask: maskTarget } };
}
