import { z } from 'zod';
import { lightnessPlane, shiftLightness } from '../../kernels/cielab.ts';
import { clahe as equalizeTiles } from '../../kernels/clahe.ts';
import type { Operation } from '../../op.ts';
import { blankLike, colorChannels, type Raster } from '../../raster.ts';
import { type CLAHEParameters, claheMeta } from './meta.ts';

const tiles = z.int().min(1);

/** `tile_grid_xy` counts tiles across and down. */
const drawn = z.object({ clip_limit: z.number().min(0), tile_grid_xy: z.tuple([tiles, tiles]).default([8, 8]) });

type Drawn = z.output<typeof drawn>;

/** Works on L of CIE Lab, and on the grey channel of a picture without color. */
export const clahe: Operation<CLAHEParameters, Drawn> = {
  meta: claheMeta,
  drawn,
  draw: ({ clip_limit, tile_grid_size }, _view, random) => ({
    clip_limit: random.between(...clip_limit),
    tile_grid_xy: tile_grid_size,
  }),
  effects: (values) => [
    {
      kind: 'filter',
      apply: (source) => (colorChannels(source.channels) === 1 ? onGrey(source, values) : onLightness(source, values)),
    },
  ],
};

function onLightness(source: Raster, values: Drawn): Raster {
  const before = lightnessPlane(source);
  const target = blankLike(source, source.width, source.height);
  shiftLightness(source, target, before, equalizeTiles(before, options(source, values)));
  return target;
}

function onGrey(source: Raster, values: Drawn): Raster {
  const { data, channels } = source;
  if (channels === 1) return { ...source, data: equalizeTiles(data, options(source, values)) };
  const grey = data.filter((_, i) => i % 2 === 0);
  const made = equalizeTiles(grey, options(source, values));
  const target = blankLike(source, source.width, source.height);
  for (let i = 0; i < data.length; i += 2) {
    target.data[i] = made[i / 2] as number;
    target.data[i + 1] = data[i + 1] as number;
  }
  return target;
}

function options({ width, height }: Raster, { clip_limit, tile_grid_xy }: Drawn) {
  return { width, height, clipLimit: clip_limit, grid: tile_grid_xy };
}
