import { maxValue, type Raster } from '../raster.ts';

interface Shift {
  /** Half degrees: 180 is once round. */
  readonly hue: number;
  /** On a scale of 0–255, whatever the depth. */
  readonly saturation: number;
  readonly value: number;
}

/**
 * Shifts hue, saturation and value of each pixel. Computed without rounding in between, so hues are not quantized to
 * two degrees as they are in OpenCV's 8-bit form. Pixels without colour stay so, as in Albumentations; a grey picture
 * has only its value shifted. Alpha is copied.
 */
export function shiftHueSaturationValue(source: Raster, target: Raster, shift: Shift): void {
  const { channels, data } = source;
  const out = target.data;
  const max = maxValue(source);
  const valueShift = (shift.value * max) / 255;
  if (channels < 3) {
    shiftValue(source, target, valueShift);
    return;
  }
  const sectors = shift.hue / 30;
  const saturationShift = shift.saturation / 255;
  for (let i = 0; i < data.length; i += channels) {
    const r = data[i] as number;
    const g = data[i + 1] as number;
    const b = data[i + 2] as number;
    const v = r > g ? Math.max(r, b) : Math.max(g, b);
    const range = v - (r < g ? Math.min(r, b) : Math.min(g, b));
    const value = clamp(v + valueShift, max);
    if (channels === 4) out[i + 3] = data[i + 3] as number;
    if (range === 0) {
      out[i] = out[i + 1] = out[i + 2] = value + 0.5;
      continue;
    }
    let hue = v === r ? (g - b) / range : v === g ? 2 + (b - r) / range : 4 + (r - g) / range;
    hue = (hue + sectors) % 6;
    if (hue < 0) hue += 6;
    const chroma = value * clamp(range / v + saturationShift, 1);
    // f(n) = value − chroma · max(0, min(k, 4 − k, 1)) with k = (n + hue) mod 6, for n = 5, 3, 1: the usual closed form.
    out[i] = value - chroma * wedge(hue + 5) + 0.5;
    out[i + 1] = value - chroma * wedge(hue + 3) + 0.5;
    out[i + 2] = value - chroma * wedge(hue + 1) + 0.5;
  }
}

function wedge(n: number): number {
  const k = n >= 6 ? n - 6 : n;
  const rising = Math.min(k, 4 - k);
  return rising < 0 ? 0 : Math.min(rising, 1);
}

function clamp(value: number, max: number): number {
  return value < 0 ? 0 : Math.min(value, max);
}

function shiftValue({ data, channels, ...rest }: Raster, target: Raster, shift: number): void {
  const max = maxValue({ data, channels, ...rest });
  for (let i = 0; i < data.length; i += channels) {
    target.data[i] = clamp((data[i] as number) + shift, max) + 0.5;
    if (channels === 2) target.data[i + 1] = data[i + 1] as number;
  }
}
