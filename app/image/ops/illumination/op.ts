import { z } from 'zod';
import type { RandomStream } from '../../../random/stream.ts';
import { lightField } from '../../kernels/light-field.ts';
import { multiplyByField } from '../../kernels/noise-field.ts';
import type { Operation } from '../../op.ts';
import { type IlluminationParameters, illuminationMeta } from './meta.ts';

/** Above 0 `intensity` makes light, below it dark. Corners: 0 upper left, and on clockwise. */
const drawn = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('linear'), intensity: z.number(), angle: z.number() }),
  z.object({ mode: z.literal('corner'), intensity: z.number(), corner: z.literal([0, 1, 2, 3]) }),
  z.object({
    mode: z.literal('gaussian'),
    intensity: z.number(),
    center: z.tuple([z.number(), z.number()]),
    sigma: z.number().positive(),
  }),
]);

export const illumination: Operation<IlluminationParameters, z.output<typeof drawn>> = {
  meta: illuminationMeta,
  drawn,
  draw(parameters, _view, random) {
    const size = random.between(...parameters.intensity_range);
    const darkens = parameters.effect_type === 'darken' || (parameters.effect_type === 'both' && random.chance(0.5));
    return drawLight(parameters, darkens ? -size : size, random);
  },
  effects: (values) => [
    { kind: 'filter', apply: (source) => multiplyByField(source, lightField(source.width, source.height, values)) },
  ],
};

function drawLight(
  parameters: IlluminationParameters,
  intensity: number,
  random: RandomStream,
): z.output<typeof drawn> {
  switch (parameters.mode) {
    case 'linear':
      return { mode: 'linear', intensity, angle: random.between(...parameters.angle_range) };
    case 'corner':
      return { mode: 'corner', intensity, corner: random.below(4) as 0 | 1 | 2 | 3 };
    case 'gaussian': {
      const place = () => random.between(...parameters.center_range);
      const center: [number, number] = [place(), place()];
      return { mode: 'gaussian', intensity, center, sigma: random.between(...parameters.sigma_range) };
    }
  }
}
