import type { Labels } from './labels.ts';
import { NO_LABELS } from './labels.ts';
import type { Sample } from './op.ts';
import type { Channels, Raster } from './raster.ts';

/** Small pictures for the tests of this room. */

export interface Kind {
  readonly channels: Channels;
  readonly bits: 8 | 16;
}

export const KINDS: readonly Kind[] = ([1, 2, 3, 4] as const).flatMap((channels) =>
  ([8, 16] as const).map((bits) => ({ channels, bits })),
);

/** A smooth picture without symmetry, all channels different, alpha above half. */
export function smoothPicture(
  width: number,
  height: number,
  { channels, bits }: Kind = { channels: 3, bits: 8 },
): Raster {
  const unit = bits === 16 ? 257 : 1;
  const length = width * height * channels;
  const data = bits === 16 ? new Uint16Array(length) : new Uint8Array(length);
  for (let i = 0; i < length; i++) {
    const c = i % channels;
    const x = Math.floor(i / channels) % width;
    const y = Math.floor(i / channels / width);
    data[i] = Math.round((110 + 60 * Math.sin(x / 5 + c) + 50 * Math.cos(y / 7 - 2 * c) + x / width) * unit);
  }
  return { width, height, channels, data };
}

export function withLabels(raster: Raster, labels: Partial<Labels> = {}): Sample {
  return { raster, labels: { ...NO_LABELS, ...labels } };
}

/** A rectangle as a mask (1 inside) that says exactly which pixels it covers. */
export function rectangleMask(width: number, height: number, rect: readonly [number, number, number, number]): Raster {
  const [x1, y1, x2, y2] = rect;
  const data = new Uint8Array(width * height);
  for (let y = y1; y < y2; y++) data.fill(1, y * width + x1, y * width + x2);
  return { width, height, channels: 1, data };
}
