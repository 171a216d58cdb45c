import type { Interpolation } from '../effect.ts';
import { maxValue, type Raster } from '../raster.ts';
import { borderIndex } from './border.ts';
import { resamplingKernel } from './interpolation.ts';
import type { Warp } from './warp.ts';

/** Writes the pixel at source position (u, v) to `data[at…]`. */
export type PointSampler = (u: number, v: number, data: Raster['data'], at: number) => void;

/** What sampling at a position depends on. */
export type PointRequest = Pick<Warp, 'interpolation' | 'border' | 'window'>;

/** Rounding of positions for the nearest pixel, against errors of floating point at exact halves. */
const EPSILON = 1e-9;

/** Samples one point with any interpolation, border and depth: exact and unhurried, for rims and rare kinds. */
export function pointSampler(source: Raster, request: PointRequest, fill: readonly number[]): PointSampler {
  if (request.interpolation === 'nearest' || request.interpolation === 'box') return nearest(source, request, fill);
  return smooth(source, request, fill, request.interpolation);
}

function nearest(source: Raster, { window, border }: PointRequest, fill: readonly number[]): PointSampler {
  const { channels, width } = source;
  return (u, v, data, at) => {
    const x = borderIndex(Math.floor(u + 0.5 + EPSILON) - window.x1, window.x2 - window.x1, border);
    const y = borderIndex(Math.floor(v + 0.5 + EPSILON) - window.y1, window.y2 - window.y1, border);
    const from = x < 0 || y < 0 ? -1 : ((y + window.y1) * width + x + window.x1) * channels;
    for (let c = 0; c < channels; c++) data[at + c] = (from < 0 ? fill[c] : source.data[from + c]) as number;
  };
}

function smooth(
  source: Raster,
  { window, border }: PointRequest,
  fill: readonly number[],
  interpolation: Interpolation,
): PointSampler {
  const { channels, width } = source;
  const kernel = resamplingKernel(interpolation, false);
  const taps = 2 * kernel.support;
  const columns = new Int32Array(taps);
  const weightsX = new Float64Array(taps);
  const weightsY = new Float64Array(taps);
  const sums = new Float64Array(channels);
  const max = maxValue(source);
  return (u, v, data, at) => {
    const x0 = Math.floor(u) - kernel.support + 1;
    const y0 = Math.floor(v) - kernel.support + 1;
    setWeights(weightsX, kernel.weight, u - x0);
    setWeights(weightsY, kernel.weight, v - y0);
    for (let i = 0; i < taps; i++) columns[i] = borderIndex(x0 + i - window.x1, window.x2 - window.x1, border);
    sums.fill(0);
    for (let j = 0; j < taps; j++) {
      const row = borderIndex(y0 + j - window.y1, window.y2 - window.y1, border);
      for (let i = 0; i < taps; i++) {
        const weight = (weightsX[i] as number) * (weightsY[j] as number);
        if (weight === 0) continue;
        const column = columns[i] as number;
        const from = row < 0 || column < 0 ? -1 : ((row + window.y1) * width + column + window.x1) * channels;
        for (let c = 0; c < channels; c++) {
          sums[c] = (sums[c] as number) + weight * ((from < 0 ? fill[c] : source.data[from + c]) as number);
        }
      }
    }
    for (let c = 0; c < channels; c++) data[at + c] = Math.min(max, Math.max(0, Math.floor((sums[c] as number) + 0.5)));
  };
}

/** Weights of the taps at 0, 1, 2, … for a position `offset` after the first; they add up to 1. */
function setWeights(weights: Float64Array, weight: (distance: number) => number, offset: number): void {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    weights[i] = weight(offset - i);
    sum += weights[i] as number;
  }
  for (let i = 0; i < weights.length; i++) weights[i] = (weights[i] as number) / sum;
}
