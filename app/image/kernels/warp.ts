import type { Border, Fill, Interpolation } from '../effect.ts';
import { isAffine, isAxisAligned, isPermutation, type Matrix } from '../geometry/matrix.ts';
import { blankLike, type Channels, maxValue, type Raster, type Rect } from '../raster.ts';
import { axisBilinear } from './axis-bilinear.ts';
import { affineBilinear } from './bilinear.ts';
import { copyPixels } from './copy.ts';
import { type PointSampler, pointSampler } from './point-sampler.ts';

export interface Warp {
  readonly width: number;
  readonly height: number;
  /** From pixels of the result to pixels of the source. */
  readonly inverse: Matrix;
  readonly interpolation: Interpolation;
  readonly border: Border;
  readonly fill: Fill;
  /** What of the source exists; beyond it lies the border. */
  readonly window: Rect;
}

/** Computes every pixel of the result once, from the source, by the fastest of the kernels that gives the result exactly. */
export function warp(source: Raster, request: Warp): Raster {
  const target = blankLike(source, request.width, request.height);
  const fill = fillValues(request.fill, source.channels, maxValue(source));
  if (isPermutation(request.inverse)) {
    copyPixels(source, target, request, fill);
    return target;
  }
  const fixedPoint = source.data instanceof Uint8Array && isBilinear(request.interpolation);
  if (fixedPoint && isAxisAligned(request.inverse) && request.border !== 'constant') {
    axisBilinear(source, target, request);
    return target;
  }
  if (fixedPoint && isAffine(request.inverse)) {
    affineBilinear(source, target, request, fill);
    return target;
  }
  const sample = pointSampler(source, request, fill);
  for (let y = 0; y < target.height; y++) sampleRow(target, y, request.inverse, sample);
  return target;
}

function isBilinear(interpolation: Interpolation): boolean {
  return interpolation === 'bilinear' || interpolation === 'area';
}

function sampleRow(target: Raster, y: number, m: Matrix, sample: PointSampler): void {
  const { data, width, channels } = target;
  for (let x = 0; x < width; x++) {
    const w = m[6] * x + m[7] * y + m[8];
    const u = (m[0] * x + m[1] * y + m[2]) / w;
    const v = (m[3] * x + m[4] * y + m[5]) / w;
    sample(u, v, data, (y * width + x) * channels);
  }
}

/**
 * One value a channel. A single number fills all channels, alpha too, as in Albumentations; a list without a value for
 * alpha leaves what it fills opaque.
 */
export function fillValues(fill: Fill, channels: Channels, max: number): readonly number[] {
  const clip = (value: number) => Math.min(max, Math.max(0, Math.round(value)));
  if (typeof fill === 'number') return new Array<number>(channels).fill(clip(fill));
  return Array.from({ length: channels }, (_, c) => {
    const isAlpha = c === channels - 1 && channels % 2 === 0;
    return clip(fill[c] ?? (isAlpha ? max : (fill.at(-1) ?? 0)));
  });
}
