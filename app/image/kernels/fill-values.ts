import type { Fill } from '../effect.ts';
import type { Channels } from '../raster.ts';

/**
 * One value a channel. A single number fills all channels, alpha too, as in Albumentations; a list without a value for
 * alpha leaves what it fills opaque.
 */
export function fillValues(fill: Fill, channels: Channels, max: number): readonly number[] {
  const clip = (value: number) => Math.min(max, Math.max(0, Math.round(value)));
  if (typeof fill === 'number') return new Array<number>(channels).fill(clip(fill));
  return Array.from({ length: channels }, (_, c) => {
    const isAlpha = c === channels - 1 && channels % 2 === 0;
    return clip(fill[c] ?? (isAlpha ? max : (fill.at(-1) ?? 0)));
  });
}
