import { z } from 'zod';
import type { WarpEffect } from '../effect.ts';
import { affineAbout } from '../geometry/mapping.ts';
import type { Frame } from '../op.ts';
import { drawnValues } from '../parameters.ts';
import { drawnSampling, rotateMethod, type SampledValues, samplingOf } from './sampled.ts';

/** What Rotate, Affine, ShiftScaleRotate and Shear share: one matrix about the middle of the picture. */

export const drawnAffine = {
  rotate_degrees_counter_clockwise: z.number().default(0),
  scale: drawnValues.pair([1, 1]),
  translate_px: drawnValues.pair([0, 0]),
  shear_degrees: drawnValues.pair([0, 0]),
  box_method: rotateMethod(),
  expand_canvas: drawnValues.flag(false),
  ...drawnSampling,
};

export interface AffineDrawn extends SampledValues {
  rotate_degrees_counter_clockwise: number;
  scale: [number, number];
  translate_px: [number, number];
  shear_degrees: [number, number];
  box_method: 'largest_box' | 'ellipse';
  expand_canvas: boolean;
}

export function affineEffect(values: AffineDrawn, frame: Frame): WarpEffect {
  const mapping = affineAbout(frame, {
    degreesCounterClockwise: values.rotate_degrees_counter_clockwise,
    scale: values.scale,
    translatePx: values.translate_px,
    shearDegrees: values.shear_degrees,
    boxMethod: values.box_method,
    expandCanvas: values.expand_canvas,
  });
  return { kind: 'warp', mapping, sampling: samplingOf(values) };
}
