import type { Interpolation } from '../effect.ts';
import type { Size } from '../geometry/mapping.ts';
import { blankLike, maxValue, type Raster } from '../raster.ts';
import { resamplingKernel } from './interpolation.ts';

interface ResizeOptions {
  readonly interpolation: Interpolation;
  /** Widen the kernel where the picture shrinks, as Pillow does; without it the kernel is sampled at points, as OpenCV does. */
  readonly antialias: boolean;
  /** Let alpha weigh the colours. */
  readonly premultipliedAlpha: boolean;
}

/** For each result position, `taps` source positions and their weights. */
interface Axis {
  readonly taps: number;
  readonly indices: Int32Array;
  readonly weights: Float64Array;
}

/** Resizes the whole picture, columns first and then rows, with half-pixel centres; the edge repeats beyond the rim. */
export function resizeRaster(source: Raster, size: Size, options: ResizeOptions): Raster {
  const shrinks = size.width <= source.width && size.height <= source.height;
  const columns = axis(source.width, size.width, options, shrinks);
  const rows = axis(source.height, size.height, options, shrinks);
  const premultiply = options.premultipliedAlpha && source.channels % 2 === 0;
  const samples = premultiply ? premultiplied(source) : source.data;
  const narrow = resizeColumns(samples, source, columns, size.width);
  const target = blankLike(source, size.width, size.height);
  resizeRows(narrow, target, rows, premultiply);
  return target;
}

function axis(from: number, to: number, options: ResizeOptions, shrinks: boolean): Axis {
  if (options.interpolation === 'area') return shrinks ? coverage(from, to) : enlargedArea(from, to);
  if (options.interpolation === 'nearest' && !options.antialias) {
    const indices = Int32Array.from({ length: to }, (_, i) => Math.min(from - 1, Math.floor((i * from) / to + 1e-9)));
    return { taps: 1, indices, weights: new Float64Array(to).fill(1) };
  }
  return options.antialias ? widened(from, to, options.interpolation) : points(from, to, options.interpolation);
}

/** Point sampling of the kernel; taps beyond the rim repeat the edge. */
function points(from: number, to: number, interpolation: Interpolation): Axis {
  const kernel = resamplingKernel(interpolation, false);
  const taps = Math.ceil(2 * kernel.support);
  return build(to, taps, (i, set) => {
    const centre = ((i + 0.5) * from) / to - 0.5;
    const first = Math.floor(centre) - taps / 2 + 1;
    for (let k = 0; k < taps; k++) {
      set(k, Math.min(from - 1, Math.max(0, first + k)), kernel.weight(centre - first - k));
    }
  });
}

/** Pillow's rule: the kernel is as wide as the shrinking asks for, taps beyond the rim are left out. */
function widened(from: number, to: number, interpolation: Interpolation): Axis {
  const kernel = resamplingKernel(interpolation, true);
  const stretch = Math.max(1, from / to);
  const support = kernel.support * stretch;
  return build(to, Math.ceil(2 * support) + 1, (i, set) => {
    const centre = ((i + 0.5) * from) / to;
    const first = Math.max(0, Math.floor(centre - support + 0.5));
    const end = Math.min(from, Math.floor(centre + support + 0.5));
    for (let k = first; k < end; k++) set(k - first, k, kernel.weight((k - centre + 0.5) / stretch));
  });
}

/** The mean of what a result pixel covers. */
function coverage(from: number, to: number): Axis {
  const scale = from / to;
  return build(to, Math.ceil(scale) + 1, (i, set) => {
    const low = i * scale;
    const high = low + scale;
    const first = Math.floor(low + 1e-9);
    for (let k = first; k < Math.min(from, high - 1e-9); k++) {
      set(k - first, k, Math.min(k + 1, high) - Math.max(k, low));
    }
  });
}

/** OpenCV's "area" where a side grows: flat inside source pixels, linear across their borders. */
function enlargedArea(from: number, to: number): Axis {
  return build(to, 2, (i, set) => {
    const index = Math.floor((i * from) / to + 1e-9);
    const reach = i + 1 - ((index + 1) * to) / from;
    const weight = reach <= 0 ? 0 : reach - Math.floor(reach);
    set(0, Math.min(from - 1, index), 1 - weight);
    set(1, Math.min(from - 1, index + 1), weight);
  });
}

type SetTap = (k: number, index: number, weight: number) => void;

function build(count: number, taps: number, fillTaps: (i: number, set: SetTap) => void): Axis {
  const indices = new Int32Array(count * taps);
  const weights = new Float64Array(count * taps);
  for (let i = 0; i < count; i++) {
    let sum = 0;
    fillTaps(i, (k, index, weight) => {
      indices[i * taps + k] = index;
      weights[i * taps + k] = weight;
      sum += weight;
    });
    for (let k = i * taps; k < (i + 1) * taps; k++) weights[k] = (weights[k] as number) / sum;
  }
  return { taps, indices, weights };
}

function resizeColumns(samples: ArrayLike<number>, source: Raster, axis: Axis, width: number): Float32Array {
  const { channels, height } = source;
  const out = new Float32Array(width * height * channels);
  const { taps, indices, weights } = axis;
  let at = 0;
  for (let y = 0; y < height; y++) {
    const row = y * source.width * channels;
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < channels; c++) {
        let sum = 0;
        for (let k = x * taps; k < (x + 1) * taps; k++) {
          sum += (samples[row + (indices[k] as number) * channels + c] as number) * (weights[k] as number);
        }
        out[at++] = sum;
      }
    }
  }
  return out;
}

function resizeRows(narrow: Float32Array, target: Raster, axis: Axis, unmultiply: boolean): void {
  const { width, height, channels, data } = target;
  const max = maxValue(target);
  const rowLength = width * channels;
  const sums = new Float64Array(rowLength);
  for (let y = 0; y < height; y++) {
    sums.fill(0);
    for (let k = y * axis.taps; k < (y + 1) * axis.taps; k++) {
      const weight = axis.weights[k] as number;
      if (weight === 0) continue;
      const from = (axis.indices[k] as number) * rowLength;
      for (let i = 0; i < rowLength; i++) sums[i] = (sums[i] as number) + (narrow[from + i] as number) * weight;
    }
    if (unmultiply) divideByAlpha(sums, channels, max);
    for (let i = 0; i < rowLength; i++) {
      data[y * rowLength + i] = Math.min(max, Math.max(0, Math.floor((sums[i] as number) + 0.5)));
    }
  }
}

function premultiplied(source: Raster): Float64Array {
  const { data, channels } = source;
  const max = maxValue(source);
  const out = new Float64Array(data.length);
  for (let i = 0; i < data.length; i += channels) {
    const alpha = data[i + channels - 1] as number;
    for (let c = 0; c < channels - 1; c++) out[i + c] = ((data[i + c] as number) * alpha) / max;
    out[i + channels - 1] = alpha;
  }
  return out;
}

function divideByAlpha(row: Float64Array, channels: number, max: number): void {
  for (let i = 0; i < row.length; i += channels) {
    const alpha = row[i + channels - 1] as number;
    for (let c = 0; c < channels - 1; c++) row[i + c] = alpha <= 0 ? 0 : ((row[i + c] as number) * max) / alpha;
  }
}
