import type { Interpolation } from '../effect.ts';
import { type Raster, wholeRect } from '../raster.ts';
import { pointSampler } from './point-sampler.ts';

export interface LensDistortion {
  readonly channel: number;
  /** Weights of the squared distance from the middle and of its square, in sides of the picture. */
  readonly primary: number;
  readonly secondary: number;
  readonly interpolation: Interpolation;
}

/** Stretches one channel from the middle as a lens does, into `target`; the edge repeats beyond the rim. */
export function distortChannel(source: Raster, target: Raster, lens: LensDistortion): void {
  const { width, height, channels } = source;
  const plane: Raster = {
    width,
    height,
    channels: 1,
    data: source.data.filter((_, i) => i % channels === lens.channel),
  };
  const window = wholeRect(source);
  const sample = pointSampler(plane, { interpolation: lens.interpolation, border: 'replicate', window }, [0]);
  const value = plane.data.slice(0, 1);
  for (let y = 0; y < height; y++) {
    const v = y / height - 0.5;
    for (let x = 0; x < width; x++) {
      const u = x / width - 0.5;
      const squared = u * u + v * v;
      const factor = 1 + lens.primary * squared + lens.secondary * squared * squared;
      sample((u * factor + 0.5) * width, (v * factor + 0.5) * height, value, 0);
      target.data[(y * width + x) * channels + lens.channel] = value[0] as number;
    }
  }
}
