import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import { RandomStream } from '../../../random/stream.ts';
import type { DisplacementField } from '../../geometry/displacement-field.ts';
import type { Size } from '../../geometry/mapping.ts';
import { gaussianKernel } from '../../kernels/gaussian-kernel.ts';
import { smoothField } from '../../kernels/smooth-field.ts';
import type { Field, Operation } from '../../op.ts';
import { drawnValues } from '../../parameters.ts';
import { distortionEffect } from '../distortion.ts';
import { drawnSampling, sampledValues } from '../sampled.ts';
import { type ElasticTransformParameters, elasticTransformMeta } from './meta.ts';

/** Taps of the kernel with `approximate`. */
const APPROXIMATE_TAPS = 17;

const drawn = z.object({
  alpha: z.number().min(0).default(0),
  sigma: z.number().min(0).default(0),
  /** The noise is made again from it; not needed where the two fields dx and dy are given. */
  field_seed: z.int().min(0).max(0xffffffff).optional(),
  approximate: drawnValues.flag(false),
  same_dxdy: drawnValues.flag(false),
  noise_distribution: z.enum(['gaussian', 'uniform']).default('gaussian'),
  ...drawnSampling,
});

type Drawn = z.output<typeof drawn>;

export const elasticTransform: Operation<ElasticTransformParameters, Drawn> = {
  meta: elasticTransformMeta,
  drawn,
  draw(parameters, _view, random) {
    const { alpha, sigma, approximate, same_dxdy, noise_distribution } = parameters;
    const noise = { alpha, sigma, approximate, same_dxdy, noise_distribution };
    return { ...noise, field_seed: random.uint32(), ...sampledValues(parameters) };
  },
  effects(values, frame, fields) {
    const field = fields.length === 0 ? drawField(values, frame) : givenField(fields, frame);
    return [distortionEffect(field, values)];
  },
};

function givenField([dx, dy]: readonly Field[], { width, height }: Size): DisplacementField {
  const fits = [dx, dy].every((field) => field?.shape[0] === height && field.shape[1] === width);
  if (dx !== undefined && dy !== undefined && fits) return { width, height, dx: dx.values, dy: dy.values };
  throw new AppError(
    'op.invalid-value',
    `ElasticTransform needs two fields, dx and dy, with ${height} rows of ${width} numbers; found ` +
      `${[dx, dy].map((field) => (field === undefined ? 'none' : field.shape.join(' × '))).join(' and ')}.`,
  );
}

/** Noise in [−1, 1], smoothed by a Gaussian and multiplied by alpha (Simard et al., 2003). */
function drawField(values: Drawn, { width, height }: Size): DisplacementField {
  if (values.field_seed === undefined) {
    throw new AppError('op.invalid-value', 'ElasticTransform needs "field_seed", or the fields dx and dy.');
  }
  const random = new RandomStream({ seed: values.field_seed, item: 0, copy: 0, step: 0 });
  const dx = smoothNoise(values, { width, height }, random);
  return { width, height, dx, dy: values.same_dxdy ? dx : smoothNoise(values, { width, height }, random) };
}

function smoothNoise(values: Drawn, size: Size, random: RandomStream): Float32Array {
  const noise = new Float32Array(size.width * size.height);
  if (values.noise_distribution === 'uniform') {
    for (let i = 0; i < noise.length; i++) noise[i] = random.between(-1, 1);
  } else {
    let largest = 0;
    for (let i = 0; i < noise.length; i++) {
      const value = random.normal();
      noise[i] = value;
      largest = Math.max(largest, Math.abs(value));
    }
    for (let i = 0; i < noise.length; i++) noise[i] = (noise[i] as number) / largest;
  }
  // OpenCV's size of a kernel for floating-point values: four sigmas to either side.
  const taps = values.approximate ? APPROXIMATE_TAPS : 2 * Math.round(4 * values.sigma) + 1;
  const smooth = smoothField(noise, size, gaussianKernel(values.sigma, taps));
  for (let i = 0; i < smooth.length; i++) smooth[i] = (smooth[i] as number) * values.alpha;
  return smooth;
}
