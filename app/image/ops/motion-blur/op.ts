import { z } from 'zod';
import { convolve } from '../../kernels/convolve.ts';
import type { Operation } from '../../op.ts';
import { drawnValues } from '../../parameters.ts';
import { oddBetween } from '../drawing.ts';
import { drawnSide, drawnWeights, givenKernel } from '../drawn-kernels.ts';
import { type MotionBlurParameters, motionBlurMeta } from './meta.ts';
import { motionKernel } from './motion-kernel.ts';

const drawn = z.object({
  kernel_size: drawnSide(),
  angle_degrees: z.number(),
  direction: z.number().min(-1).max(1),
  shifted: z.boolean().default(false),
  /** How far the line lies beside the middle, in pixels of the kernel. */
  shift: drawnValues.pair([0, 0]),
  border: drawnValues.border('reflect101'),
  /** Takes the place of all the above but the border. */
  kernel: drawnWeights(),
});

export const motionBlur: Operation<MotionBlurParameters, z.output<typeof drawn>> = {
  meta: motionBlurMeta,
  drawn,
  draw(parameters, _view, random) {
    const side = oddBetween(random, parameters.blur_limit);
    const most = (side - 1) / 4;
    const angle = random.between(...parameters.angle_range);
    const direction = random.between(...parameters.direction_range);
    const shift: [number, number] = parameters.allow_shifted
      ? [random.between(-most, most), random.between(-most, most)]
      : [0, 0];
    return {
      kernel_size: side,
      angle_degrees: angle,
      direction,
      shifted: parameters.allow_shifted,
      shift,
      border: 'reflect101',
    };
  },
  effects({ kernel, kernel_size, angle_degrees, direction, shift, border }) {
    const weights = givenKernel(kernel) ?? motionKernel(kernel_size, angle_degrees, { direction, shift });
    return [{ kind: 'filter', apply: (source) => convolve(source, weights, border) }];
  },
};
