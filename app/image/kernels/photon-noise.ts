import { blankLike, colorChannels, maxValue, type Raster } from '../raster.ts';
import { poissonField } from './noise-field.ts';

/** Samples are taken for light by this power, as for a screen. */
const GAMMA = 2.2;

/** Counts photons: each sample becomes a random count about its own light, `scale` of the full light each. */
export function shotNoise(source: Raster, scale: number, seed: number): Raster {
  const { data, channels, width, height } = source;
  const colors = colorChannels(channels);
  const max = maxValue(source);
  const means = Float64Array.from({ length: max + 1 }, (_, v) => (v / max) ** GAMMA / scale);
  const sampleAt = (i: number) => Math.floor(i / colors) * channels + (i % colors);
  const counts = poissonField(width * height * colors, seed, (i) => means[data[sampleAt(i)] as number] as number);
  const target = blankLike(source, width, height);
  target.data.set(data);
  for (let i = 0; i < counts.length; i++) {
    const light = Math.min(1, (counts[i] as number) * scale);
    target.data[sampleAt(i)] = max * light ** (1 / GAMMA) + 0.5;
  }
  return target;
}
