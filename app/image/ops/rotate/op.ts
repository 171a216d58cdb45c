import { z } from 'zod';
import { crop } from '../../geometry/mapping.ts';
import type { Operation } from '../../op.ts';
import { drawnValues } from '../../parameters.ts';
import type { Rect } from '../../raster.ts';
import { affineEffect, drawnAffine } from '../affine-family.ts';
import { sampledValues } from '../sampled.ts';
import { type RotateParameters, rotateMeta } from './meta.ts';

const drawn = z.object({
  ...drawnAffine,
  rotate_degrees_counter_clockwise: z.number(),
  crop_border: drawnValues.flag(false),
});

type Drawn = z.output<typeof drawn>;

export const rotate: Operation<RotateParameters, Drawn> = {
  meta: rotateMeta,
  drawn,
  draw: (parameters, _view, random) => ({
    rotate_degrees_counter_clockwise: random.between(...parameters.limit),
    scale: [1, 1],
    translate_px: [0, 0],
    shear_degrees: [0, 0],
    ...sampledValues(parameters),
    box_method: parameters.rotate_method,
    expand_canvas: false,
    crop_border: parameters.crop_border,
  }),
  effects(values, frame) {
    const turned = affineEffect(values, frame);
    if (!values.crop_border) return [turned];
    const inner = crop(uprightInside(frame, values.rotate_degrees_counter_clockwise));
    return [turned, { kind: 'warp', mapping: inner, sampling: null }];
  },
};

/** The largest upright rectangle without filled pixels, in the middle of the turned picture. */
export function uprightInside({ width, height }: { width: number; height: number }, degrees: number): Rect {
  const radians = (degrees * Math.PI) / 180;
  const sin = Math.abs(Math.sin(radians));
  const cos = Math.abs(Math.cos(radians));
  const long = Math.max(width, height);
  const short = Math.min(width, height);
  let innerWidth: number;
  let innerHeight: number;
  if (short <= 2 * sin * cos * long || Math.abs(sin - cos) < 1e-10) {
    // Half-constrained: two corners touch the long side, the other two lie on the middle line.
    const half = short / 2;
    innerWidth = width > height ? half / sin : half / cos;
    innerHeight = width > height ? half / cos : half / sin;
  } else {
    const cosDouble = cos * cos - sin * sin;
    innerWidth = (width * cos - height * sin) / cosDouble;
    innerHeight = (height * cos - width * sin) / cosDouble;
  }
  const x1 = Math.max(0, Math.trunc(width / 2 - innerWidth / 2));
  const y1 = Math.max(0, Math.trunc(height / 2 - innerHeight / 2));
  return {
    x1,
    y1,
    x2: Math.max(x1 + 1, Math.min(width, Math.trunc(width / 2 + innerWidth / 2))),
    y2: Math.max(y1 + 1, Math.min(height, Math.trunc(height / 2 + innerHeight / 2))),
  };
}
