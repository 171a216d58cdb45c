import { z } from 'zod';
import { type DisplacementField, fieldOf } from '../../geometry/displacement-field.ts';
import type { Size } from '../../geometry/mapping.ts';
import type { Operation } from '../../op.ts';
import { distortionEffect } from '../distortion.ts';
import { drawnSampling, sampledValues } from '../sampled.ts';
import { type OpticalDistortionParameters, opticalDistortionMeta } from './meta.ts';

const drawn = z.object({
  mode: z.enum(['camera', 'fisheye']).default('camera'),
  /** Above 0 the source is read from further out, which makes a barrel of the picture. */
  k: z.number(),
  ...drawnSampling,
});

export const opticalDistortion: Operation<OpticalDistortionParameters, z.output<typeof drawn>> = {
  meta: opticalDistortionMeta,
  drawn,
  draw: (parameters, _view, random) => ({
    mode: parameters.mode,
    k: random.between(...parameters.distort_limit),
    ...sampledValues(parameters),
  }),
  effects(values, frame) {
    const field = values.mode === 'camera' ? camera(frame, values.k) : fisheye(frame, values.k);
    return [distortionEffect(field, values)];
  },
};

/**
 * A camera with both radial coefficients k and the sides as focal lengths. As in OpenCV's undistortion the way back
 * starts half a pixel beside the middle of the way there.
 */
function camera(size: Size, k: number): DisplacementField {
  const { width, height } = size;
  return fieldOf(size, (column, row) => {
    const x = (column - (width - 1) / 2) / width;
    const y = (row - (height - 1) / 2) / height;
    const r2 = x * x + y * y;
    const factor = 1 + k * r2 + k * r2 * r2;
    return [width / 2 + x * factor * width, height / 2 + y * factor * height];
  });
}

/** The distance from the middle, as a share of that to the corner, times 1 + k·r². */
function fisheye(size: Size, k: number): DisplacementField {
  const centerX = size.width / 2;
  const centerY = size.height / 2;
  const corner2 = centerX ** 2 + centerY ** 2;
  return fieldOf(size, (column, row) => {
    const x = column - centerX;
    const y = row - centerY;
    const factor = 1 + (k * (x * x + y * y)) / corner2;
    return [centerX + x * factor, centerY + y * factor];
  });
}
