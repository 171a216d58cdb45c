import { colorChannels, type Raster } from '../raster.ts';
import { toRaster } from './float-blur.ts';

/** The mean of the picture and of itself enlarged about its middle by each factor (bilinear). */
export function zoomBlur(source: Raster, factors: readonly number[]): Raster {
  const { width, height, channels, data } = source;
  const sums = Float32Array.from(data);
  for (const factor of factors) {
    const columns = positions(width, factor);
    const rows = positions(height, factor);
    for (let y = 0; y < height; y++) addEnlargedRow(source, sums, { columns, rows, y });
  }
  const scale = 1 / (factors.length + 1);
  for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) * scale;
  return toRaster({ width, height, channels, data }, sums);
}

/** Where each pixel of the enlarged picture comes from: always inside, as it is enlarged about the middle. */
function positions(length: number, factor: number): Float64Array {
  const middle = (length - 1) / 2;
  return Float64Array.from({ length }, (_, i) => middle + (i - middle) / factor);
}

interface Row {
  readonly columns: Float64Array;
  readonly rows: Float64Array;
  readonly y: number;
}

function addEnlargedRow(
  { data, width, height, channels }: Raster,
  sums: Float32Array,
  { columns, rows, y }: Row,
): void {
  const colors = colorChannels(channels);
  const v = rows[y] as number;
  const top = Math.floor(v) * width;
  const bottom = Math.min(height - 1, Math.floor(v) + 1) * width;
  const down = v - Math.floor(v);
  for (let x = 0; x < width; x++) {
    const u = columns[x] as number;
    const left = Math.floor(u);
    const right = Math.min(width - 1, left + 1);
    const across = u - left;
    const at = (y * width + x) * channels;
    for (let c = 0; c < colors; c++) {
      const a = data[(top + left) * channels + c] as number;
      const b = data[(top + right) * channels + c] as number;
      const d = data[(bottom + left) * channels + c] as number;
      const e = data[(bottom + right) * channels + c] as number;
      const upper = a + (b - a) * across;
      sums[at + c] = (sums[at + c] as number) + upper + (d + (e - d) * across - upper) * down;
    }
  }
}
