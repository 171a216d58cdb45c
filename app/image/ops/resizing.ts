import { z } from 'zod';
import type { Interpolation, WarpEffect } from '../effect.ts';
import { resize, type Size } from '../geometry/mapping.ts';
import { drawnValues } from '../parameters.ts';

/** What the operations share that end in another size. */

export const areaForDownscale = () =>
  z.enum(['image', 'image_mask'], { error: 'expected null, "image" or "image_mask"' }).nullable().default(null);

export const drawnResize = {
  width: drawnValues.side(),
  height: drawnValues.side(),
  interpolation: drawnValues.interpolation('bilinear'),
  mask_interpolation: drawnValues.interpolation('nearest'),
  antialias: drawnValues.flag(false),
  premultiplied_alpha: drawnValues.flag(false),
};

export interface ResizeValues {
  width: number;
  height: number;
  interpolation: Interpolation;
  mask_interpolation: Interpolation;
  antialias: boolean;
  premultiplied_alpha: boolean;
}

interface ResizeParameters {
  readonly interpolation: Interpolation;
  readonly mask_interpolation: Interpolation;
  readonly area_for_downscale: 'image' | 'image_mask' | null;
}

/** The values of a resize: `area_for_downscale` averages where both sides shrink. */
export function resizeValues(parameters: ResizeParameters, from: Size, to: Size): ResizeValues {
  const shrinks =
    to.width <= from.width && to.height <= from.height && (to.width < from.width || to.height < from.height);
  const area = shrinks && parameters.area_for_downscale !== null;
  const maskArea = shrinks && parameters.area_for_downscale === 'image_mask';
  return {
    width: to.width,
    height: to.height,
    interpolation: area ? 'area' : parameters.interpolation,
    mask_interpolation: maskArea ? 'area' : parameters.mask_interpolation,
    antialias: area,
    premultiplied_alpha: false,
  };
}

export function resizeEffect(values: ResizeValues, from: Size): WarpEffect {
  const sampling = {
    interpolation: values.interpolation,
    maskInterpolation: values.mask_interpolation,
    border: null,
    maskBorder: 'replicate' as const,
    fill: 0,
    fillMask: 0,
    antialias: values.antialias,
    premultipliedAlpha: values.premultiplied_alpha,
  };
  return { kind: 'warp', mapping: resize(from, values), sampling };
}
