import { maxValue, type Raster } from '../raster.ts';

/** How many samples of a channel have each value: 256 or 65,536 counts. */
export function channelHistogram(source: Raster, channel: number): Uint32Array {
  const { data, channels } = source;
  const counts = new Uint32Array(maxValue(source) + 1);
  for (let i = channel; i < data.length; i += channels) {
    const v = data[i] as number;
    counts[v] = (counts[v] as number) + 1;
  }
  return counts;
}

/** The same for a plane of samples, such as lightness. */
export function planeHistogram(plane: Uint8Array | Uint16Array): Uint32Array {
  const counts = new Uint32Array(plane instanceof Uint16Array ? 65_536 : 256);
  for (const v of plane) counts[v] = (counts[v] as number) + 1;
  return counts;
}
