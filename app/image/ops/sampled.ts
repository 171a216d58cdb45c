import { z } from 'zod';
import type { Border, Fill, Interpolation, Sampling } from '../effect.ts';
import { borderMode, drawnBorder, drawnValues, fill, interpolation } from '../parameters.ts';

/** What the operations share that resample a picture and meet its border. */

export const sampledParameters = {
  interpolation: interpolation('bilinear'),
  mask_interpolation: interpolation('nearest'),
  border_mode: borderMode('constant'),
  fill: fill(),
  fill_mask: fill(),
};

interface SampledParameters {
  readonly interpolation: Interpolation;
  readonly mask_interpolation: Interpolation;
  readonly border_mode: Parameters<typeof drawnBorder>[0];
  readonly fill: number | number[];
  readonly fill_mask: number | number[];
}

export const drawnSampling = {
  interpolation: drawnValues.interpolation('bilinear'),
  mask_interpolation: drawnValues.interpolation('nearest'),
  border: drawnValues.border('constant'),
  /** As recipes draw it, the border of the picture; constant where it is not given, as in the golden data. */
  mask_border: drawnValues.border('constant'),
  fill: drawnValues.fill(),
  fill_mask: drawnValues.fill(),
};

export interface SampledValues {
  interpolation: Interpolation;
  mask_interpolation: Interpolation;
  border: Border;
  mask_border: Border;
  fill: number | number[];
  fill_mask: number | number[];
}

export function sampledValues(parameters: SampledParameters): SampledValues {
  const border = drawnBorder(parameters.border_mode);
  const { interpolation: pixels, mask_interpolation, fill: outside, fill_mask } = parameters;
  return { interpolation: pixels, mask_interpolation, border, mask_border: border, fill: outside, fill_mask };
}

export function samplingOf(values: SampledValues): Sampling {
  return {
    interpolation: values.interpolation,
    maskInterpolation: values.mask_interpolation,
    border: values.border,
    maskBorder: values.mask_border,
    fill: values.fill satisfies Fill,
    fillMask: values.fill_mask,
    antialias: false,
    premultipliedAlpha: false,
  };
}

export const rotateMethod = () => z.enum(['largest_box', 'ellipse']).default('largest_box');
