import { colorChannels, maxValue, type Raster } from '../raster.ts';
import { channelHistogram, planeHistogram } from './histogram.ts';
import { lumaPlane } from './luma.ts';
import { applyTables, type Table, tableOf } from './table.ts';

export interface AutoContrastOptions {
  /** Percent of the pixels that may be cut off at each end. */
  readonly cutoff: number;
  /** A value that is not counted and not changed, such as that of a frame around the picture. */
  readonly ignore: number | null;
  /** `pil` stretches the scale evenly, `cdf` so that all values become equally frequent. */
  readonly method: 'cdf' | 'pil';
  /** Each color channel by itself, or all by the lightness. */
  readonly perChannel: boolean;
}

/** Stretches the values to the full scale. `source` and `target` may be the same; alpha is copied. */
export function autoContrast(source: Raster, target: Raster, options: AutoContrastOptions): void {
  const colors = colorChannels(source.channels);
  const histograms =
    options.perChannel || colors === 1
      ? Array.from({ length: colors }, (_, c) => channelHistogram(source, c))
      : [planeHistogram(lumaPlane(source))];
  const max = maxValue(source);
  applyTables(
    source,
    target,
    histograms.map((counts) => stretchingTable(counts, max, options)),
  );
}

function stretchingTable(counts: Uint32Array, max: 255 | 65535, options: AutoContrastOptions): Table {
  const { ignore } = options;
  if (ignore !== null) counts[ignore] = 0;
  const kept = cut(counts, options.cutoff);
  const low = kept.findIndex((count) => count > 0);
  const high = kept.findLastIndex((count) => count > 0);
  const value =
    low >= high ? (v: number) => v : options.method === 'pil' ? even(low, high, max) : cumulative(counts, low, high);
  return tableOf(max, (v) => {
    const stretched = value(v);
    return v === ignore ? v : stretched;
  });
}

/** Takes the given share of the counts away at each end (Pillow's rule: a bin may lose a part of its count). */
function cut(counts: Uint32Array, percent: number): Uint32Array {
  const kept = counts.slice();
  const total = kept.reduce((sum, count) => sum + count, 0);
  const take = (from: number, step: 1 | -1) => {
    let left = Math.floor((total * percent) / 100);
    for (let v = from; left > 0 && v >= 0 && v < kept.length; v += step) {
      const taken = Math.min(left, kept[v] as number);
      kept[v] = (kept[v] as number) - taken;
      left -= taken;
    }
  };
  take(0, 1);
  take(kept.length - 1, -1);
  return kept;
}

function even(low: number, high: number, max: number): (v: number) => number {
  const scale = max / (high - low);
  return (v) => (v - low) * scale;
}

/** Called for every value in order, as `tableOf` does: the sum so far grows with it. */
function cumulative(counts: Uint32Array, low: number, high: number): (v: number) => number {
  const max = counts.length - 1;
  let total = 0;
  for (let v = low + 1; v <= high; v++) total += counts[v] as number;
  let sum = 0;
  return (v) => {
    if (v <= low) return 0;
    if (v <= high) sum += counts[v] as number;
    return (sum * max) / total;
  };
}
