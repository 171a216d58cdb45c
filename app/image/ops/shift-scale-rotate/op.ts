import { z } from 'zod';
import type { Operation } from '../../op.ts';
import { type AffineDrawn, affineEffect, drawnAffine } from '../affine-family.ts';
import { sampledValues } from '../sampled.ts';
import { type ShiftScaleRotateParameters, shiftScaleRotateMeta } from './meta.ts';

export const shiftScaleRotate: Operation<ShiftScaleRotateParameters, AffineDrawn> = {
  meta: shiftScaleRotateMeta,
  drawn: z.object(drawnAffine),
  draw(parameters, view, random) {
    // One factor for both axes. (Albumentations 2.0.8 draws two and so changes the aspect ratio, against its own text.)
    const scale = 1 + random.between(...parameters.scale_limit);
    const { shift_limit, shift_limit_x, shift_limit_y } = parameters;
    const shiftX = random.between(...(shift_limit_x ?? shift_limit));
    const shiftY = random.between(...(shift_limit_y ?? shift_limit));
    return {
      scale: [scale, scale],
      translate_px: [Math.trunc(shiftX * view.width), Math.trunc(shiftY * view.height)],
      rotate_degrees_counter_clockwise: random.between(...parameters.rotate_limit),
      shear_degrees: [0, 0],
      box_method: parameters.rotate_method,
      expand_canvas: false,
      ...sampledValues(parameters),
    };
  },
  effects: (values, frame) => [affineEffect(values, frame)],
};
