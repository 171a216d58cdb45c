import type { Raster } from '../raster.ts';
import { borderIndex } from './border.ts';
import type { Warp } from './warp.ts';

/** Moves whole pixels: flips, quarter turns, crops, padding. Runs inside the source are copied, the rest looked up. */
export function copyPixels(source: Raster, target: Raster, request: Warp, fill: readonly number[]): void {
  const { inverse: m, window } = request;
  const straight = m[0] === 1 && m[4] === 1;
  for (let y = 0; y < target.height; y++) {
    const u0 = m[1] * y + m[2];
    const v0 = m[4] * y + m[5];
    const u1 = u0 + m[0] * (target.width - 1);
    const v1 = v0 + m[3] * (target.width - 1);
    const inside =
      Math.min(u0, u1) >= window.x1 &&
      Math.max(u0, u1) < window.x2 &&
      Math.min(v0, v1) >= window.y1 &&
      Math.max(v0, v1) < window.y2;
    if (inside && straight) copyRun(source, target, y, u0, v0);
    else if (inside)
      copyStepwise(source, target, y, (v0 * source.width + u0) * source.channels, m[3] * source.width + m[0]);
    else copyWithBorder(source, target, y, request, fill);
  }
}

function copyRun(source: Raster, target: Raster, y: number, u: number, v: number): void {
  const { channels } = source;
  const start = (v * source.width + u) * channels;
  target.data.set(source.data.subarray(start, start + target.width * channels), y * target.width * channels);
}

function copyStepwise(source: Raster, target: Raster, y: number, start: number, pixelStep: number): void {
  const { channels, data } = source;
  const out = target.data;
  const step = pixelStep * channels;
  let at = y * target.width * channels;
  let from = start;
  if (channels === 3) {
    for (let x = 0; x < target.width; x++, at += 3, from += step) {
      out[at] = data[from] as number;
      out[at + 1] = data[from + 1] as number;
      out[at + 2] = data[from + 2] as number;
    }
    return;
  }
  for (let x = 0; x < target.width; x++, at += channels, from += step) {
    for (let c = 0; c < channels; c++) out[at + c] = data[from + c] as number;
  }
}

function copyWithBorder(source: Raster, target: Raster, y: number, request: Warp, fill: readonly number[]): void {
  const { inverse: m, window, border } = request;
  const { channels } = source;
  const width = window.x2 - window.x1;
  const height = window.y2 - window.y1;
  for (let x = 0; x < target.width; x++) {
    const u = borderIndex(m[0] * x + m[1] * y + m[2] - window.x1, width, border);
    const v = borderIndex(m[3] * x + m[4] * y + m[5] - window.y1, height, border);
    const at = (y * target.width + x) * channels;
    const from = u < 0 || v < 0 ? -1 : ((v + window.y1) * source.width + u + window.x1) * channels;
    for (let c = 0; c < channels; c++) target.data[at + c] = (from < 0 ? fill[c] : source.data[from + c]) as number;
  }
}
