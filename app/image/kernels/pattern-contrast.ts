import type { Field } from '../op.ts';
import { blankLike, colorChannels, maxValue, type Raster } from '../raster.ts';

/** Adds brightness and then stretches contrast about the mean, each as far as the pattern (0 … 1) says. Alpha stays. */
export function changeByPattern(
  source: Raster,
  { values }: Field,
  { brightness, contrast }: { readonly brightness: number; readonly contrast: number },
): Raster {
  const { data, channels, width, height } = source;
  const colors = colorChannels(channels);
  const max = maxValue(source);
  const added = values.map((v) => v * brightness * max);
  let sum = 0;
  for (let p = 0, i = 0; p < added.length; p++, i += channels) {
    for (let c = 0; c < colors; c++) sum += (data[i + c] as number) + (added[p] as number);
  }
  const mean = sum / (width * height * colors);
  const target = blankLike(source, width, height);
  target.data.set(data);
  for (let p = 0, i = 0; p < added.length; p++, i += channels) {
    const factor = 1 + contrast * (values[p] as number);
    for (let c = 0; c < colors; c++) {
      const lit = (data[i + c] as number) + (added[p] as number);
      target.data[i + c] = Math.min(max, Math.max(0, mean + factor * (lit - mean))) + 0.5;
    }
  }
  return target;
}
