import { z } from 'zod';
import { RandomStream } from '../../../random/stream.ts';
import { convolve, type Kernel, kernelOf } from '../../kernels/convolve.ts';
import type { Operation } from '../../op.ts';
import { drawnValues } from '../../parameters.ts';
import { fieldSeed, oddBetween } from '../drawing.ts';
import { drawnSide } from '../drawn-kernels.ts';
import { type AdvancedBlurParameters, advancedBlurMeta } from './meta.ts';

const drawn = z.object({
  kernel_size: drawnSide(),
  sigma_x: z.number().positive(),
  sigma_y: z.number().positive(),
  angle_degrees: z.number(),
  beta: z.number().min(0),
  noise_limit: drawnValues.pair([1, 1]),
  /** Of the numbers by which the weights are multiplied. */
  field_seed: z.int().default(0),
});

type Drawn = z.output<typeof drawn>;

/** A width of 0 cannot be drawn from; below this a kernel is a single point anyway. */
const NARROWEST = 0.01;

export const advancedBlur: Operation<AdvancedBlurParameters, Drawn> = {
  meta: advancedBlurMeta,
  drawn,
  draw: (parameters, _view, random) => ({
    kernel_size: oddBetween(random, parameters.blur_limit),
    sigma_x: Math.max(NARROWEST, random.between(...parameters.sigma_x_limit)),
    sigma_y: Math.max(NARROWEST, random.between(...parameters.sigma_y_limit)),
    angle_degrees: random.between(...parameters.rotate_limit),
    // Pointed and flat forms are equally likely, however the range lies about 1.
    beta: random.chance(0.5)
      ? random.between(parameters.beta_limit[0], 1)
      : random.between(1, parameters.beta_limit[1]),
    noise_limit: parameters.noise_limit,
    field_seed: fieldSeed(random),
  }),
  effects(values) {
    const kernel = generalizedGaussian(values);
    return [{ kind: 'filter', apply: (source) => convolve(source, kernel, 'reflect101') }];
  },
};

/** exp(−½ · (distance in sigmas)^(2·beta)) in turned axes, with uneven weights. */
function generalizedGaussian({
  kernel_size,
  sigma_x,
  sigma_y,
  angle_degrees,
  beta,
  noise_limit,
  field_seed,
}: Drawn): Kernel {
  const noise = new RandomStream({ seed: field_seed, item: 0, copy: 0, step: 0 });
  const cos = Math.cos((angle_degrees * Math.PI) / 180);
  const sin = Math.sin((angle_degrees * Math.PI) / 180);
  const weight = (x: number, y: number) => {
    const squared = ((cos * x + sin * y) / sigma_x) ** 2 + ((cos * y - sin * x) / sigma_y) ** 2;
    return Math.exp(-0.5 * squared ** beta) * noise.between(...noise_limit);
  };
  return kernelOf(kernel_size, weight, true);
}
