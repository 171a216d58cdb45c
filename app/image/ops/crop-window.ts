import { AppError } from '../../errors.ts';
import type { Border, Fill, WarpEffect } from '../effect.ts';
import { crop, type Size } from '../geometry/mapping.ts';
import type { Rect } from '../raster.ts';

/** What the crop operations share: cutting a window, and padding where it is larger than the picture. */

export type CropBox = [number, number, number, number];

export type PadPosition = 'center' | 'top_left' | 'top_right' | 'bottom_left' | 'bottom_right' | 'random';

export interface Outside {
  readonly border: Border;
  readonly fill: Fill;
  readonly fill_mask: Fill;
}

/** Cuts `box` (x1, y1, x2, y2); what of it lies outside the picture is filled. */
export function cropEffect([x1, y1, x2, y2]: CropBox, size: Size, outside: Outside): WarpEffect {
  if (x2 <= x1 || y2 <= y1) {
    throw new AppError(
      'op.invalid-value',
      `The crop box [${[x1, y1, x2, y2]}] is empty; expected x1 < x2 and y1 < y2.`,
    );
  }
  const inside = x1 >= 0 && y1 >= 0 && x2 <= size.width && y2 <= size.height;
  const sampling = {
    interpolation: 'nearest',
    maskInterpolation: 'nearest',
    border: outside.border,
    maskBorder: outside.border,
    fill: outside.fill,
    fillMask: outside.fill_mask,
    antialias: false,
    premultipliedAlpha: false,
  } as const;
  return { kind: 'warp', mapping: crop({ x1, y1, x2, y2 }), sampling: inside ? null : sampling };
}

/** Fails where a window is larger than the picture it is to be cut from. */
export function requireRoom(op: string, window: Size, size: Size): void {
  if (window.width <= size.width && window.height <= size.height) return;
  throw new AppError(
    'op.invalid-value',
    `${op} cuts ${window.width} × ${window.height} pixels, but the picture has only ${size.width} × ${size.height}. ` +
      'Choose a smaller window, or pad the picture first ("pad_if_needed" or PadIfNeeded).',
  );
}

/**
 * Where the picture lies once it is padded to hold `window`: the padded rectangle in the picture's coordinates.
 * `random` places it where `position` is `"random"`.
 */
export function paddedRect(size: Size, window: Size, position: PadPosition, random: (n: number) => number): Rect {
  const missingX = Math.max(0, window.width - size.width);
  const missingY = Math.max(0, window.height - size.height);
  const share = (missing: number, end: 'left' | 'top'): number => {
    if (position === 'center') return Math.floor(missing / 2);
    if (position === 'random') return random(missing + 1);
    return position.includes(end) ? 0 : missing;
  };
  const left = share(missingX, 'left');
  const top = share(missingY, 'top');
  return { x1: -left, y1: -top, x2: size.width + missingX - left, y2: size.height + missingY - top };
}

/** Cuts a window that was drawn inside the picture. */
export function cropInside(box: CropBox, size: Size): WarpEffect {
  return cropEffect(box, size, { border: 'constant', fill: 0, fill_mask: 0 });
}
