import { z } from 'zod';
import type { RandomStream } from '../../../random/stream.ts';
import { addField, enlargeField, quantileField } from '../../kernels/noise-field.ts';
import { type Distribution, quantilesOf } from '../../kernels/quantiles.ts';
import { tableOf } from '../../kernels/table.ts';
import type { Field, Frame, Operation } from '../../op.ts';
import type { Range } from '../../parameters.ts';
import { colorChannels } from '../../raster.ts';
import { fieldSeed } from '../drawing.ts';
import { type AdditiveNoiseParameters, additiveNoiseMeta } from './meta.ts';

const distribution = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('uniform'), low: z.number(), high: z.number() }),
  z.object({ kind: z.literal('gaussian'), mean: z.number(), std: z.number().min(0) }),
  z.object({ kind: z.literal('laplace'), mean: z.number(), scale: z.number().min(0) }),
  z.object({ kind: z.literal('beta'), alpha: z.number().gt(0), beta: z.number().gt(0), scale: z.number() }),
]);

/** What is added to each channel in the picture's scale; or the distribution, in parts of the full scale, and a seed. */
const drawn = z.union([
  z.object({ shifts: z.array(z.number()).min(1) }),
  z.object({
    distribution,
    spatial_mode: z.enum(['per_pixel', 'shared']),
    approximation: z.number().min(0).max(1).default(1),
    field_seed: z.int().min(0).max(0xffffffff),
  }),
]);

type Drawn = z.output<typeof drawn>;
type FieldDrawn = Exclude<Drawn, { shifts: number[] }>;

export const additiveNoise: Operation<AdditiveNoiseParameters, Drawn> = {
  meta: additiveNoiseMeta,
  drawn,
  draw(parameters, { channels, maxValue }, random) {
    const { spatial_mode, approximation } = parameters;
    if (spatial_mode !== 'constant') {
      const chosen = drawDistribution(parameters, random, 0);
      return { distribution: chosen, spatial_mode, approximation, field_seed: fieldSeed(random) };
    }
    const chosen = drawDistribution(parameters, random, 0);
    const shifts = Array.from({ length: colorChannels(channels) }, (_, c) => {
      const own = chosen.kind === 'uniform' ? drawDistribution(parameters, random, c) : chosen;
      return maxValue * (quantilesOf(own)[random.below(65_536)] as number);
    });
    return { shifts };
  },
  effects(values, frame) {
    if ('shifts' in values) {
      return [{ kind: 'table', tables: values.shifts.map((shift) => tableOf(frame.maxValue, (v) => v + shift)) }];
    }
    return [{ kind: 'filter', apply: (source) => addField(source, noiseField(values, frame)) }];
  },
};

function drawDistribution(
  { noise_type, noise_params: given }: AdditiveNoiseParameters,
  random: RandomStream,
  channel: number,
): Distribution {
  const between = (range: Range | undefined, fallback: Range) => random.between(...(range ?? fallback));
  switch (noise_type) {
    case 'uniform': {
      const [low, high] = given?.ranges?.[channel] ?? given?.ranges?.[0] ?? [-0.1, 0.1];
      return { kind: 'uniform', low, high };
    }
    case 'gaussian':
      return {
        kind: 'gaussian',
        mean: between(given?.mean_range, [0, 0]),
        std: between(given?.std_range, [0.05, 0.15]),
      };
    case 'laplace':
      return {
        kind: 'laplace',
        mean: between(given?.mean_range, [0, 0]),
        scale: between(given?.scale_range, [0.05, 0.15]),
      };
    case 'beta':
      return {
        kind: 'beta',
        alpha: between(given?.alpha_range, [0.5, 1.5]),
        beta: between(given?.beta_range, [0.5, 1.5]),
        scale: between(given?.scale_range, [0.1, 0.3]),
      };
  }
}

function noiseField(
  { distribution: chosen, spatial_mode, approximation, field_seed }: FieldDrawn,
  frame: Frame,
): Field {
  const each = spatial_mode === 'shared' ? 1 : colorChannels(frame.channels);
  const scaled = (side: number) => Math.max(1, Math.floor(side * approximation));
  const shape = [scaled(frame.height), scaled(frame.width), each];
  const length = (shape[0] as number) * (shape[1] as number) * each;
  const values = quantileField(length, field_seed, { quantiles: quantilesOf(chosen), factor: frame.maxValue });
  const field = { shape, values };
  return approximation < 1 ? enlargeField(field, frame.width, frame.height) : field;
}
