import { blankLike, colorChannels, maxValue, type Raster } from '../raster.ts';
import { copyAlpha } from './alpha.ts';

export type ImageNormalization = 'image' | 'image_per_channel' | 'min_max' | 'min_max_per_channel';

/** Normalized numbers that a picture shows: this many deviations to each side of the middle. */
export const SHOWN_DEVIATIONS = 4;

/** A normalized number as a sample. */
export function shownDeviation(z: number, full: number): number {
  return (0.5 + z / (2 * SHOWN_DEVIATIONS)) * full;
}

/** Below this nothing is divided: a flat picture stays flat. */
const EPSILON = 1e-4;

interface Statistics {
  sum: number;
  squares: number;
  least: number;
  most: number;
  count: number;
}

/** Normalizes by the picture's own mean and deviation, or by its least and largest sample. Alpha is copied. */
export function normalizeByImage(source: Raster, normalization: ImageNormalization): Raster {
  const { channels, data } = source;
  const full = maxValue(source);
  const colors = colorChannels(channels);
  const perChannel = normalization.endsWith('per_channel');
  const all = Array.from({ length: perChannel ? colors : 1 }, (_, c) =>
    statistics(source, perChannel ? [c] : range(colors)),
  );
  const target = blankLike(source, source.width, source.height);
  for (let c = 0; c < colors; c++) {
    const { sum, squares, least, most, count } = all[c] ?? (all[0] as Statistics);
    const mean = sum / count;
    const deviation = Math.sqrt(Math.max(0, squares / count - mean * mean)) + EPSILON;
    const value = normalization.startsWith('min_max')
      ? (v: number) => ((v - least) / (most - least + EPSILON)) * full
      : (v: number) => shownDeviation((v - mean) / deviation, full);
    for (let i = c; i < data.length; i += channels) {
      target.data[i] = Math.min(full, Math.max(0, Math.round(value(data[i] as number))));
    }
  }
  copyAlpha(source, target);
  return target;
}

function range(n: number): readonly number[] {
  return Array.from({ length: n }, (_, i) => i);
}

function statistics({ data, channels }: Raster, counted: readonly number[]): Statistics {
  const found = { sum: 0, squares: 0, least: Infinity, most: -Infinity, count: 0 };
  for (const c of counted) {
    for (let i = c; i < data.length; i += channels) {
      const value = data[i] as number;
      found.sum += value;
      found.squares += value * value;
      found.least = Math.min(found.least, value);
      found.most = Math.max(found.most, value);
      found.count++;
    }
  }
  return found;
}
