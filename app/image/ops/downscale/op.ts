import { z } from 'zod';
import { copyAlpha } from '../../kernels/alpha.ts';
import { resizeRaster } from '../../kernels/resize.ts';
import type { Operation } from '../../op.ts';
import { drawnValues } from '../../parameters.ts';
import type { Raster } from '../../raster.ts';
import { type DownscaleParameters, downscaleMeta } from './meta.ts';

const drawn = z.object({
  scale: z.number().positive().max(1),
  down: drawnValues.interpolation('nearest'),
  up: drawnValues.interpolation('nearest'),
});

type Drawn = z.output<typeof drawn>;

export const downscale: Operation<DownscaleParameters, Drawn> = {
  meta: downscaleMeta,
  drawn,
  draw: ({ scale_range, interpolation_pair }, _view, random) => ({
    scale: random.between(...scale_range),
    down: interpolation_pair.downscale,
    up: interpolation_pair.upscale,
  }),
  effects: (values) => [{ kind: 'filter', apply: (source) => smallAndLarge(source, values) }],
};

function smallAndLarge(source: Raster, { scale, down, up }: Drawn): Raster {
  const plain = { antialias: false, premultipliedAlpha: false };
  const side = (length: number) => Math.max(1, roundHalfToEven(length * scale));
  const size = { width: side(source.width), height: side(source.height) };
  const small = resizeRaster(source, size, { interpolation: down, ...plain });
  const made = resizeRaster(small, source, { interpolation: up, ...plain });
  copyAlpha(source, made);
  return made;
}

function roundHalfToEven(value: number): number {
  const rounded = Math.round(value);
  return rounded - value === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}
