import { colorChannels, maxValue, type Raster } from '../raster.ts';
import { channelHistogram, planeHistogram } from './histogram.ts';
import { luma, lumaPlane } from './luma.ts';
import { applyTables, type Table, tableOf } from './table.ts';

export type EqualizeMode = 'cv' | 'pil';

/** Spreads the values of each color channel evenly over the scale. `source` and `target` may be the same. */
export function equalizeChannels(source: Raster, target: Raster, mode: EqualizeMode): void {
  const tables = Array.from({ length: colorChannels(source.channels) }, (_, c) =>
    equalizingTable(channelHistogram(source, c), mode, maxValue(source)),
  );
  applyTables(source, target, tables);
}

/**
 * Spreads the lightness (Y of YCrCb) evenly and keeps the chroma. Cr and Cb are differences to Y, so keeping them means
 * adding to each channel what is added to Y. For pictures with color.
 */
export function equalizeLuma(source: Raster, target: Raster, mode: EqualizeMode): void {
  const { data, channels } = source;
  const out = target.data;
  const max = maxValue(source);
  const table = equalizingTable(planeHistogram(lumaPlane(source)), mode, max);
  for (let i = 0; i < data.length; i += channels) {
    const r = data[i] as number;
    const g = data[i + 1] as number;
    const b = data[i + 2] as number;
    const y = Math.floor(luma(r, g, b) + 0.5);
    const shift = (table[y] as number) - y;
    out[i] = Math.min(max, Math.max(0, r + shift));
    out[i + 1] = Math.min(max, Math.max(0, g + shift));
    out[i + 2] = Math.min(max, Math.max(0, b + shift));
    if (channels === 4) out[i + 3] = data[i + 3] as number;
  }
}

function equalizingTable(counts: Uint32Array, mode: EqualizeMode, max: 255 | 65535): Table {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const first = counts.findIndex((count) => count > 0);
  const last = counts.findLastIndex((count) => count > 0);
  if (first === last) return tableOf(max, (v) => v);
  return mode === 'cv' ? fromFirst(counts, first, total) : byPillow(counts, last, total);
}

/** OpenCV's rule: the lowest value present becomes 0, the highest the full scale. */
function fromFirst(counts: Uint32Array, first: number, total: number): Table {
  const max = (counts.length - 1) as 255 | 65535;
  const scale = max / (total - (counts[first] as number));
  let below = -(counts[first] as number);
  return tableOf(max, (v) => {
    below += counts[v] as number;
    return below * scale;
  });
}

/** Pillow's rule. Its step is whole on 8 bits; on 16 it would nearly always be 0, so there it stays a fraction. */
function byPillow(counts: Uint32Array, last: number, total: number): Table {
  const max = (counts.length - 1) as 255 | 65535;
  const exact = (total - (counts[last] as number)) / max;
  const step = max === 255 ? Math.floor(exact) : exact;
  if (step === 0) return tableOf(max, (v) => v);
  const half = max === 255 ? Math.floor(step / 2) : step / 2;
  let upTo = 0;
  return tableOf(max, (v) => {
    upTo += counts[v] as number;
    return Math.floor((upTo + half) / step);
  });
}
