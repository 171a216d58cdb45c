import { colorChannels, type Raster } from '../raster.ts';

/** Gives a picture the transparency of another of the same size, where they have any. */
export function copyAlpha(source: Raster, target: Raster): void {
  const { data, channels } = source;
  if (channels === colorChannels(channels)) return;
  for (let i = channels - 1; i < data.length; i += channels) target.data[i] = data[i] as number;
}
