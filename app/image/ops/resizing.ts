import { z } from 'zod';
import type { RandomStream } from '../../random/stream.ts';
import type { Interpolation, WarpEffect } from '../effect.ts';
import { resize, type Size } from '../geometry/mapping.ts';
import { drawnValues, side } from '../parameters.ts';

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

/** The picture's size times a factor, at least a pixel. */
export function scaledSize({ width, height }: Size, factor: number): Size {
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
}

const oneMaxSize = 'expected one of "max_size" and "max_size_hw", the other one null';
const pixels = 'expected a whole number of pixels, from 1 to 65535, or a list of them';

export const maxSize = () =>
  z
    .union([side(), z.array(side()).min(1)], { error: pixels })
    .nullable()
    .default(null);

export const maxSizeHw = () =>
  z
    .tuple([side().nullable(), side().nullable()], {
      error: 'expected a pair [height, width], one of them may be null',
    })
    .refine((pair) => pair.some((value) => value !== null), { error: 'expected a number in at least one place' })
    .nullable()
    .default(null);

interface MaxSizes {
  readonly max_size: number | number[] | null;
  readonly max_size_hw: [number | null, number | null] | null;
}

/** The schema with the rule that one of the two ways to give a size is used. */
export function withOneMaxSize<Shape extends z.ZodRawShape, Output extends MaxSizes>(
  schema: z.ZodType<Output> & { readonly shape: Shape },
): z.ZodType<Output> & { readonly shape: Shape } {
  const checked = schema.refine(({ max_size, max_size_hw }) => (max_size === null) !== (max_size_hw === null), {
    error: oneMaxSize,
    path: ['max_size'],
  });
  return Object.assign(checked, { shape: schema.shape });
}

/** How much both sides are scaled: `pick` says whether the longer (`Math.max`) or the shorter side decides. */
export function drawSideFactor(
  { max_size: sizes, max_size_hw: pair }: MaxSizes,
  { width, height }: Size,
  pick: (a: number, b: number) => number,
  random: RandomStream,
): number {
  if (typeof sizes === 'number') return sizes / pick(width, height);
  if (sizes !== null) return (sizes[random.below(sizes.length)] as number) / pick(width, height);
  const [maxHeight, maxWidth] = pair ?? [null, null];
  if (maxHeight === null) return (maxWidth ?? width) / width;
  if (maxWidth === null) return maxHeight / height;
  // The side that decides is the one whose factor is the smaller for the longest, the larger for the shortest.
  return pick(-maxHeight / height, -maxWidth / width) * -1;
}
