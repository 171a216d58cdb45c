import type { Border } from '../effect.ts';
import type { Raster } from '../raster.ts';
import { borderIndex } from './border.ts';
import type { Warp } from './warp.ts';

const BITS = 10;
const ONE = 1 << BITS;
const HALF = 1 << (2 * BITS - 1);

/** For each result position: the two samples it lies between, as offsets, and the weight of the second in 1/1024. */
interface Taps {
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly weight: Int32Array;
}

/** Bilinear resizing, cropping and flipping of 8-bit pictures in one pass: columns and rows need their taps only once. */
export function axisBilinear(source: Raster, target: Raster, { inverse: m, border, window }: Warp): void {
  const { channels } = source;
  const columns = taps(target.width, m[0], m[2], [window.x1, window.x2], channels, border);
  const rows = taps(target.height, m[4], m[5], [window.y1, window.y2], source.width * channels, border);
  for (let y = 0; y < target.height; y++) {
    const above = rows.first[y] as number;
    const below = rows.second[y] as number;
    blendRow(source, target, { y, above, below, weight: rows.weight[y] as number }, columns);
  }
}

function taps(
  count: number,
  scale: number,
  offset: number,
  [low, high]: readonly [number, number],
  stride: number,
  border: Border,
): Taps {
  const first = new Int32Array(count);
  const second = new Int32Array(count);
  const weight = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const position = Math.floor((scale * i + offset) * ONE + 0.5);
    const index = Math.floor(position / ONE);
    first[i] = (low + borderIndex(index - low, high - low, border)) * stride;
    second[i] = (low + borderIndex(index + 1 - low, high - low, border)) * stride;
    weight[i] = position - index * ONE;
  }
  return { first, second, weight };
}

interface RowBlend {
  readonly y: number;
  readonly above: number;
  readonly below: number;
  readonly weight: number;
}

function blendRow(source: Raster, target: Raster, { y, above, below, weight }: RowBlend, columns: Taps): void {
  const { data, channels } = source;
  const out = target.data;
  let at = y * target.width * channels;
  for (let x = 0; x < target.width; x++) {
    const left = columns.first[x] as number;
    const right = columns.second[x] as number;
    const fx = columns.weight[x] as number;
    for (let c = 0; c < channels; c++) {
      const a = data[above + left + c] as number;
      const b = data[below + left + c] as number;
      const top = a * ONE + ((data[above + right + c] as number) - a) * fx;
      const bottom = b * ONE + ((data[below + right + c] as number) - b) * fx;
      out[at++] = (top * ONE + (bottom - top) * weight + HALF) >> (2 * BITS);
    }
  }
}
