import { colorChannels, maxValue, type Raster } from '../raster.ts';
import { luma } from './luma.ts';
import { applyTables, tableOf } from './table.ts';

/** Moves each sample away from (factor above 1) or towards the mean lightness of the whole picture; alpha is copied. */
export function scaleContrast(source: Raster, target: Raster, factor: number): void {
  // Pillow rounds the mean to a whole step of the scale.
  const mean = Math.floor(meanLuma(source) + 0.5);
  applyTables(source, target, [tableOf(maxValue(source), (v) => mean + factor * (v - mean))]);
}

/** Moves each color away from or towards the grey of its lightness. For pictures with color; alpha is copied. */
export function scaleSaturation(source: Raster, target: Raster, factor: number): void {
  const { data, channels } = source;
  const out = target.data;
  const limit = maxValue(source) + 0.5;
  for (let i = 0; i < data.length; i += channels) {
    const r = data[i] as number;
    const g = data[i + 1] as number;
    const b = data[i + 2] as number;
    const grey = Math.floor(luma(r, g, b) + 0.5) * (1 - factor) + 0.5;
    out[i] = Math.min(limit, Math.max(0, grey + factor * r));
    out[i + 1] = Math.min(limit, Math.max(0, grey + factor * g));
    out[i + 2] = Math.min(limit, Math.max(0, grey + factor * b));
    if (channels === 4) out[i + 3] = data[i + 3] as number;
  }
}

function meanLuma({ data, channels, width, height }: Raster): number {
  let sum = 0;
  if (colorChannels(channels) === 1) {
    for (let i = 0; i < data.length; i += channels) sum += data[i] as number;
  } else {
    for (let i = 0; i < data.length; i += channels) {
      sum += Math.floor(luma(data[i] as number, data[i + 1] as number, data[i + 2] as number) + 0.5);
    }
  }
  return sum / (width * height);
}
