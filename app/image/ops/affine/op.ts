import { z } from 'zod';
import type { RandomStream } from '../../../random/stream.ts';
import type { Size } from '../../geometry/mapping.ts';
import type { Operation } from '../../op.ts';
import type { Range } from '../../parameters.ts';
import { type AffineDrawn, affineEffect, drawnAffine } from '../affine-family.ts';
import { sampledValues } from '../sampled.ts';
import { type AffineParameters, affineMeta } from './meta.ts';

export const affine: Operation<AffineParameters, AffineDrawn> = {
  meta: affineMeta,
  drawn: z.object(drawnAffine),
  draw(parameters, view, random) {
    const { scale, shear } = parameters;
    const drawScale = (range: Range) =>
      parameters.balanced_scale ? balanced(range, random) : random.between(...range);
    const scaleX = drawScale(scale.x);
    return {
      scale: [scaleX, parameters.keep_ratio ? scaleX : drawScale(scale.y)],
      translate_px: drawTranslation(parameters, view, random),
      rotate_degrees_counter_clockwise: random.between(...parameters.rotate),
      shear_degrees: [random.between(...shear.x), random.between(...shear.y)],
      box_method: parameters.rotate_method,
      expand_canvas: parameters.fit_output,
      ...sampledValues(parameters),
    };
  },
  effects: (values, frame) => [affineEffect(values, frame)],
};

/** Shrinking or enlarging with equal odds, where the range allows both. */
function balanced([low, high]: Range, random: RandomStream): number {
  if (low < 1 && high > 1) return random.chance(0.5) ? random.between(low, 1) : random.between(1, high);
  if (low < 1) return random.between(low, 1);
  return high > 1 ? random.between(1, high) : 1;
}

/** Whole pixels, as in Albumentations. */
function drawTranslation(
  parameters: AffineParameters,
  { width, height }: Size,
  random: RandomStream,
): [number, number] {
  const { translate_px: px, translate_percent: percent } = parameters;
  if (px !== null) return [wholeBetween(px.x, random), wholeBetween(px.y, random)];
  if (percent === null) return [0, 0];
  return [Math.trunc(random.between(...percent.x) * width), Math.trunc(random.between(...percent.y) * height)];
}

function wholeBetween([low, high]: Range, random: RandomStream): number {
  return Math.trunc(low) + random.below(Math.trunc(high) - Math.trunc(low) + 1);
}
