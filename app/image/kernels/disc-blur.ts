import type { Raster } from '../raster.ts';
import { borderIndex } from './border.ts';

/**
 * The mean of a disc around each pixel, reflect101 beyond the rim, not rounded. A disc is a stack of runs, and the sum of
 * a run is the difference of two prefix sums: a pixel costs one subtraction a row of the disc, not one addition a pixel.
 */
export function discBlur(source: Raster, radius: number): Float32Array {
  const { width, height, channels, data } = source;
  const rowLength = width * channels;
  const halves = Array.from({ length: 2 * radius + 1 }, (_, k) =>
    Math.floor(Math.sqrt(radius ** 2 - (k - radius) ** 2)),
  );
  const scale = 1 / halves.reduce((sum, half) => sum + 2 * half + 1, 0);
  const columns = Int32Array.from({ length: width + 2 * radius }, (_, i) =>
    borderIndex(i - radius, width, 'reflect101'),
  );
  const prefixes = Array.from({ length: height }, () => null as Float64Array | null);
  const prefix = (y: number) => {
    const row = borderIndex(y, height, 'reflect101');
    const made = prefixes[row] ?? prefixSums(data.subarray(row * rowLength, (row + 1) * rowLength), columns, channels);
    prefixes[row] = made;
    return made;
  };
  const out = new Float32Array(data.length);
  for (let y = 0; y < height; y++) {
    const sums = out.subarray(y * rowLength, (y + 1) * rowLength);
    halves.forEach((half, k) => {
      const row = prefix(y + k - radius);
      const high = (radius + half + 1) * channels;
      const low = (radius - half) * channels;
      for (let i = 0; i < rowLength; i++) {
        sums[i] = (sums[i] as number) + ((row[i + high] as number) - (row[i + low] as number)) * scale;
      }
    });
    // Rows above what the next one needs are given back; mirrored ones at the rim lie below.
    if (y > radius) prefixes[y - radius - 1] = null;
  }
  return out;
}

function prefixSums(row: Raster['data'], columns: Int32Array, channels: number): Float64Array {
  const sums = new Float64Array((columns.length + 1) * channels);
  for (let x = 0, i = 0; x < columns.length; x++) {
    const from = (columns[x] as number) * channels;
    for (let c = 0; c < channels; c++, i++) sums[i + channels] = (sums[i] as number) + (row[from + c] as number);
  }
  return sums;
}
