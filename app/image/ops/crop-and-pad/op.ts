import { z } from 'zod';
import type { RandomStream } from '../../../random/stream.ts';
import type { Size } from '../../geometry/mapping.ts';
import type { Operation } from '../../op.ts';
import { drawnBorder, drawnValues } from '../../parameters.ts';
import { cropEffect } from '../crop-window.ts';
import { drawnResize, resizeEffect, resizeValues } from '../resizing.ts';
import { type CropAndPadParameters, cropAndPadMeta } from './meta.ts';

const drawn = z.object({
  /** The window in the picture; what of it lies outside is added. */
  crop_box: drawnValues.rect(),
  border: drawnValues.border('constant'),
  fill: drawnValues.fill(),
  fill_mask: drawnValues.fill(),
  ...drawnResize,
});

export const cropAndPad: Operation<CropAndPadParameters, z.output<typeof drawn>> = {
  meta: cropAndPadMeta,
  drawn,
  draw(parameters, view, random) {
    const [top, right, bottom, left] = drawSides(parameters, view, random);
    const [x1, x2] = atLeastOne(-left, view.width + right);
    const [y1, y2] = atLeastOne(-top, view.height + bottom);
    const window = { width: x2 - x1, height: y2 - y1 };
    const { border_mode, fill, fill_mask } = parameters;
    return {
      crop_box: [x1, y1, x2, y2],
      border: drawnBorder(border_mode),
      fill,
      fill_mask,
      ...resizeValues({ ...parameters, area_for_downscale: null }, window, parameters.keep_size ? view : window),
    };
  },
  effects(values, frame) {
    const [x1, y1, x2, y2] = values.crop_box;
    const window = { width: x2 - x1, height: y2 - y1 };
    const cut = cropEffect(values.crop_box, frame, values);
    const same = window.width === values.width && window.height === values.height;
    return same ? [cut] : [cut, resizeEffect(values, window)];
  },
};

type Sides = readonly [top: number, right: number, bottom: number, left: number];

/** Pixels added at each side, below 0 where they are cut off. */
function drawSides(parameters: CropAndPadParameters, { width, height }: Size, random: RandomStream): Sides {
  const { px, percent, sample_independently: each } = parameters;
  if (px !== null) return four(px, each, ([low, high]) => low + random.below(high - low + 1));
  const [top, right, bottom, left] = four(percent ?? 0, each, ([low, high]) => random.between(low, high));
  return [Math.trunc(top * height), Math.trunc(right * width), Math.trunc(bottom * height), Math.trunc(left * width)];
}

function four(
  given: NonNullable<CropAndPadParameters['percent']>,
  each: boolean,
  draw: (range: readonly [number, number]) => number,
): Sides {
  if (typeof given === 'number') return [given, given, given, given];
  if (given.length === 4) return given;
  const first = draw(given);
  return each ? [first, draw(given), draw(given), draw(given)] : [first, first, first, first];
}

/** A window that would be empty keeps the pixel in its middle. */
function atLeastOne(low: number, high: number): readonly [number, number] {
  if (low < high) return [low, high];
  const middle = Math.floor((low + high) / 2);
  return [middle, middle + 1];
}
