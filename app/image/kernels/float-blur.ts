import { maxValue, type Raster } from '../raster.ts';
import { copyAlpha } from './alpha.ts';
import { borderIndex } from './border.ts';

/** Blurs with intermediate results that are not rounded: for operations that go on computing with them. */

export interface Shape {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
}

/** Convolves rows and then columns with a symmetric kernel of odd length; reflect101 beyond the rim. */
export function blurFloats(
  values: Float32Array,
  { width, height, channels }: Shape,
  kernel: Float64Array,
): Float32Array {
  const radius = (kernel.length - 1) / 2;
  const rowLength = width * channels;
  const across = new Float32Array(values.length);
  const padded = new Float32Array((width + 2 * radius) * channels);
  const columns = Int32Array.from({ length: width + 2 * radius }, (_, i) =>
    borderIndex(i - radius, width, 'reflect101'),
  );
  for (let y = 0; y < height; y++) {
    const start = y * rowLength;
    for (let x = 0, i = 0; x < columns.length; x++) {
      const from = start + (columns[x] as number) * channels;
      for (let c = 0; c < channels; c++) padded[i++] = values[from + c] as number;
    }
    const row = across.subarray(start, start + rowLength);
    for (let k = 0; k < kernel.length; k++) addScaled(row, padded.subarray(k * channels), kernel[k] as number);
  }
  const out = new Float32Array(values.length);
  for (let y = 0; y < height; y++) {
    const row = out.subarray(y * rowLength, (y + 1) * rowLength);
    for (let k = 0; k < kernel.length; k++) {
      const from = borderIndex(y + k - radius, height, 'reflect101') * rowLength;
      addScaled(row, across.subarray(from), kernel[k] as number);
    }
  }
  return out;
}

function addScaled(sums: Float32Array, row: Float32Array, weight: number): void {
  for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + (row[i] as number) * weight;
}

/** Rounds and clips floats in the picture's own scale into a picture like `source`, with its alpha. */
export function toRaster(source: Raster, values: Float32Array): Raster {
  const limit = maxValue(source) + 0.5;
  const data = source.data instanceof Uint16Array ? new Uint16Array(values.length) : new Uint8Array(values.length);
  for (let i = 0; i < data.length; i++) data[i] = Math.min(limit, Math.max(0, (values[i] as number) + 0.5));
  const target = { ...source, data };
  copyAlpha(source, target);
  return target;
}
