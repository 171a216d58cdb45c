import type { Border } from '../effect.ts';
import { blankLike, maxValue, type Raster } from '../raster.ts';
import { borderIndex } from './border.ts';

/**
 * Convolves rows and then columns with the same symmetric kernel of odd length, all channels alike. Sums are taken in
 * 32-bit floats and rounded once. Only as many filtered rows as the kernel is high are kept in memory.
 */
export function separableFilter(source: Raster, kernel: Float64Array, border: Border): Raster {
  const radius = (kernel.length - 1) / 2;
  const target = blankLike(source, source.width, source.height);
  const rowLength = source.width * source.channels;
  const ring = Array.from({ length: Math.min(source.height, kernel.length) }, () => new Float32Array(rowLength));
  const padded = new Float32Array((source.width + 2 * radius) * source.channels);
  const sums = new Float32Array(rowLength);
  let filtered = 0;
  const row = (y: number): Float32Array | null => {
    const index = borderIndex(y, source.height, border);
    return index < 0 ? null : (ring[index % ring.length] as Float32Array);
  };
  // A wrapped border reads rows from the far end, which the ring no longer holds: then every row is kept.
  if (border === 'wrap') while (ring.length < source.height) ring.push(new Float32Array(rowLength));
  const ahead = border === 'wrap' ? source.height : radius;
  for (let y = 0; y < source.height; y++) {
    for (; filtered <= y + ahead && filtered < source.height; filtered++) {
      fillPadded(source, filtered, padded, radius, border);
      filterRow(padded, ring[filtered % ring.length] as Float32Array, kernel, source.channels);
    }
    sums.fill(0.5);
    addScaled(sums, row(y), kernel[radius] as number);
    for (let k = 1; k <= radius; k++) addPair(sums, row(y - k), row(y + k), kernel[radius + k] as number);
    store(target, y * rowLength, sums);
  }
  return target;
}

function fillPadded(source: Raster, y: number, padded: Float32Array, radius: number, border: Border): void {
  const { width, channels, data } = source;
  const start = y * width * channels;
  padded.set(data.subarray(start, start + width * channels), radius * channels);
  for (let k = 1; k <= radius; k++) {
    const left = borderIndex(-k, width, border);
    const right = borderIndex(width - 1 + k, width, border);
    for (let c = 0; c < channels; c++) {
      padded[(radius - k) * channels + c] = left < 0 ? 0 : (data[start + left * channels + c] as number);
      padded[(radius + width - 1 + k) * channels + c] = right < 0 ? 0 : (data[start + right * channels + c] as number);
    }
  }
}

/** Tap by tap over the whole row: each pass streams two rows of floats, which the compiler does well. */
function filterRow(padded: Float32Array, out: Float32Array, kernel: Float64Array, channels: number): void {
  const radius = (kernel.length - 1) / 2;
  const middle = radius * channels;
  out.fill(0);
  const weight = kernel[radius] as number;
  for (let i = 0; i < out.length; i++) out[i] = (padded[i + middle] as number) * weight;
  for (let k = 1; k <= radius; k++) {
    const left = (radius - k) * channels;
    const right = (radius + k) * channels;
    const w = kernel[radius + k] as number;
    for (let i = 0; i < out.length; i++) {
      out[i] = (out[i] as number) + ((padded[i + left] as number) + (padded[i + right] as number)) * w;
    }
  }
}

function addScaled(sums: Float32Array, row: Float32Array | null, weight: number): void {
  if (row === null) return;
  for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + (row[i] as number) * weight;
}

function addPair(sums: Float32Array, above: Float32Array | null, below: Float32Array | null, weight: number): void {
  if (above === null || below === null) {
    addScaled(sums, above, weight);
    addScaled(sums, below, weight);
    return;
  }
  for (let i = 0; i < sums.length; i++) {
    sums[i] = (sums[i] as number) + ((above[i] as number) + (below[i] as number)) * weight;
  }
}

function store(target: Raster, start: number, sums: Float32Array): void {
  const { data } = target;
  const limit = maxValue(target) + 0.5; // the sums carry half a step for rounding
  for (let i = 0; i < sums.length; i++) data[start + i] = Math.min(sums[i] as number, limit);
}
