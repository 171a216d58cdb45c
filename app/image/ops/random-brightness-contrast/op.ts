import { z } from 'zod';
import { tableOf } from '../../kernels/table.ts';
import type { Operation } from '../../op.ts';
import { colorChannels, type Raster } from '../../raster.ts';
import { type BrightnessContrastParameters, randomBrightnessContrastMeta } from './meta.ts';

/** v becomes alpha · v + beta; beta is in the picture's own scale (0–255 or 0–65535). */
const drawn = z.object({ alpha: z.number(), beta: z.number() });

export const randomBrightnessContrast: Operation<BrightnessContrastParameters, z.output<typeof drawn>> = {
  meta: randomBrightnessContrastMeta,
  drawn,
  draw(parameters, view, random) {
    const alpha = 1 + random.between(...parameters.contrast_limit);
    const brightness = random.between(...parameters.brightness_limit);
    const beta = brightness * (parameters.brightness_by_max ? view.maxValue : colorMean(view.pixels()));
    return parameters.ensure_safe_range ? safe(alpha, beta, view.pixels(), view.maxValue) : { alpha, beta };
  },
  effects: ({ alpha, beta }, frame) => [{ kind: 'table', tables: [tableOf(frame.maxValue, (v) => alpha * v + beta)] }],
};

/** Limits alpha and then beta so that no sample of this picture is clipped. */
function safe(alpha: number, beta: number, pixels: Raster, maxValue: number): { alpha: number; beta: number } {
  const { low, high } = colorExtremes(pixels);
  const limited = high === 0 ? alpha : Math.min(alpha, maxValue / high);
  const lowest = -limited * low;
  const highest = maxValue - limited * high;
  return { alpha: limited, beta: Math.min(Math.max(beta, lowest), highest) };
}

function colorMean(raster: Raster): number {
  const { data, channels } = raster;
  const colors = colorChannels(channels);
  let sum = 0;
  for (let i = 0; i < data.length; i += channels) {
    for (let c = 0; c < colors; c++) sum += data[i + c] as number;
  }
  return sum / (raster.width * raster.height * colors);
}

function colorExtremes(raster: Raster): { low: number; high: number } {
  const { data, channels } = raster;
  const colors = colorChannels(channels);
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  for (let i = 0; i < data.length; i += channels) {
    for (let c = 0; c < colors; c++) {
      const value = data[i + c] as number;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return { low, high };
}
