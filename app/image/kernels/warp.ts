import type { Border, Fill, Interpolation } from '../effect.ts';
import { isAffine, isAxisAligned, isPermutation, type Matrix } from '../geometry/matrix.ts';
import { blankLike, maxValue, type Raster, type Rect } from '../raster.ts';
import { axisBilinear } from './axis-bilinear.ts';
import { affineBilinear } from './bilinear.ts';
import { copyPixels } from './copy.ts';
import { fillValues } from './fill-values.ts';
import { rowSampler } from './row-sampler.ts';

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
  sampleRows(source, target, request, fill);
  return target;
}

function isBilinear(interpolation: Interpolation): boolean {
  return interpolation === 'bilinear' || interpolation === 'area';
}

function sampleRows(source: Raster, target: Raster, request: Warp, fill: readonly number[]): void {
  const sample = rowSampler(source, request, fill);
  const m = request.inverse;
  const u = new Float64Array(target.width);
  const v = new Float64Array(target.width);
  for (let y = 0; y < target.height; y++) {
    for (let x = 0; x < target.width; x++) {
      const w = m[6] * x + m[7] * y + m[8];
      u[x] = (m[0] * x + m[1] * y + m[2]) / w;
      v[x] = (m[3] * x + m[4] * y + m[5]) / w;
    }
    sample(target, y, u, v);
  }
}
