import { maxValue, type Raster } from '../raster.ts';

interface Shift {
  /** Part of the color circle. */
  readonly hue: number;
  /** Part of what the lightness lacks to white. */
  readonly light: number;
}

/** Turns the hue and lightens one pixel, by HLS, in place; `at` is where its samples start. */
export function shiftPixel(raster: Raster, at: number, { hue, light }: Shift): void {
  const { data } = raster;
  const max = maxValue(raster);
  const [r, g, b] = [(data[at] as number) / max, (data[at + 1] as number) / max, (data[at + 2] as number) / max];
  const high = Math.max(r, g, b);
  const low = Math.min(r, g, b);
  const lightness = (high + low) / 2;
  const range = high - low;
  const saturation = range === 0 ? 0 : range / (1 - Math.abs(2 * lightness - 1));
  const lighter = Math.min(1, lightness + light * (1 - lightness));
  const turned = (((hueOf(r, g, b) + 12 * hue) % 12) + 12) % 12;
  const reach = saturation * Math.min(lighter, 1 - lighter);
  data[at] = max * tone(turned, lighter, reach) + 0.5;
  data[at + 1] = max * tone(turned + 8, lighter, reach) + 0.5;
  data[at + 2] = max * tone(turned + 4, lighter, reach) + 0.5;
}

/** The hue in twelfths of the circle. */
function hueOf(r: number, g: number, b: number): number {
  const high = Math.max(r, g, b);
  const range = high - Math.min(r, g, b);
  if (range === 0) return 0;
  if (high === r) return (2 * (g - b)) / range;
  return high === g ? 4 + (2 * (b - r)) / range : 8 + (2 * (r - g)) / range;
}

/** Closed form of HSL to RGB: lightness − reach · max(−1, min(k − 3, 9 − k, 1)). */
function tone(hue: number, lightness: number, reach: number): number {
  const k = hue % 12;
  return lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1));
}
