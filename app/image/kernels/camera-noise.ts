import { blankLike, colorChannels, maxValue, type Raster } from '../raster.ts';
import { shiftPixel } from './hue-lightness.ts';
import { normalField, poissonField } from './noise-field.ts';

interface CameraNoise {
  /** Standard deviation of the hue, as a part of the color circle, at intensity 1. */
  readonly colorShift: number;
  readonly intensity: number;
  readonly lightSeed: number;
  readonly hueSeed: number;
}

/**
 * Grain of a camera at a high ISO number: hue and lightness (of HLS) of each pixel vary by themselves, the darker the
 * pixel the more. The counts of lightness grow with how much the lightness of the picture varies, as in Albumentations.
 */
export function cameraNoise(source: Raster, { colorShift, intensity, lightSeed, hueSeed }: CameraNoise): Raster {
  const { data, channels, width, height } = source;
  const pixels = width * height;
  const mean = lightnessDeviation(source) * intensity;
  const counts = poissonField(pixels, lightSeed, () => mean);
  const target = blankLike(source, width, height);
  target.data.set(data);
  const max = maxValue(source);
  if (colorChannels(channels) === 1) {
    for (let p = 0, i = 0; p < pixels; p++, i += channels) {
      const v = data[i] as number;
      target.data[i] = Math.min(max, v + (counts[p] as number) * intensity * (max - v)) + 0.5;
    }
    return target;
  }
  const hues = normalField(pixels, hueSeed, { mean: 0, std: colorShift * intensity });
  for (let p = 0; p < pixels; p++) {
    shiftPixel(target, p * channels, { hue: hues[p] as number, light: (counts[p] as number) * intensity });
  }
  return target;
}

/** Standard deviation of (max + min) / 2, as a part of the full scale. */
function lightnessDeviation(source: Raster): number {
  const { data, channels, width, height } = source;
  const colors = colorChannels(channels);
  const full = 2 * maxValue(source);
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < data.length; i += channels) {
    const r = data[i] as number;
    const g = colors === 1 ? r : (data[i + 1] as number);
    const b = colors === 1 ? r : (data[i + 2] as number);
    const light = (Math.max(r, g, b) + Math.min(r, g, b)) / full;
    sum += light;
    squares += light * light;
  }
  const n = width * height;
  return Math.sqrt(Math.max(0, squares / n - (sum / n) ** 2));
}
