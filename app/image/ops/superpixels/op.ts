import { z } from 'zod';
import { RandomStream } from '../../../random/stream.ts';
import { resizeRaster } from '../../kernels/resize.ts';
import { flattened, superpixels as patchesOf } from '../../kernels/superpixels.ts';
import type { Operation } from '../../op.ts';
import { drawnValues } from '../../parameters.ts';
import type { Raster } from '../../raster.ts';
import { fieldSeed, wholeBetween } from '../drawing.ts';
import { type SuperpixelsParameters, superpixelsMeta } from './meta.ts';

const drawn = z.object({
  n_segments: z.int().min(1),
  /** Probability that a patch is replaced. */
  p_replace: z.number().min(0).max(1),
  max_size: z.int().min(1).nullable().default(128),
  interpolation: drawnValues.interpolation('bilinear'),
  /** From which it is drawn again which patches are. */
  field_seed: z.int().min(0).max(0xffffffff),
});

type Drawn = z.output<typeof drawn>;

export const superpixels: Operation<SuperpixelsParameters, Drawn> = {
  meta: superpixelsMeta,
  drawn,
  draw: ({ n_segments, p_replace, max_size, interpolation }, _view, random) => ({
    n_segments: wholeBetween(random, n_segments),
    p_replace: random.between(...p_replace),
    ...{ max_size, interpolation, field_seed: fieldSeed(random) },
  }),
  effects: (values) => [{ kind: 'filter', apply: (source) => replacePatches(source, values) }],
};

/** A picture of which no patch is replaced keeps its size and its detail, as in Albumentations. */
function replacePatches(source: Raster, values: Drawn): Raster {
  const random = new RandomStream({ seed: values.field_seed, item: 0, copy: 0, step: 0 });
  const chosen = Array.from({ length: values.n_segments }, () => random.chance(values.p_replace));
  if (!chosen.includes(true)) return source;
  const small = reduced(source, values);
  const { patches } = patchesOf(small, values.n_segments);
  const made = flattened(small, patches, (patch) => chosen[patch % chosen.length] === true);
  return small === source ? made : resized(made, source, values);
}

function reduced(source: Raster, values: Drawn): Raster {
  const longest = Math.max(source.width, source.height);
  if (values.max_size === null || longest <= values.max_size) return source;
  const scaled = (side: number) => Math.max(1, Math.floor((side * (values.max_size as number)) / longest));
  return resized(source, { width: scaled(source.width), height: scaled(source.height) }, values);
}

function resized(
  source: Raster,
  size: { readonly width: number; readonly height: number },
  { interpolation }: Drawn,
): Raster {
  const antialias = interpolation === 'area';
  return resizeRaster(source, size, { interpolation, antialias, premultipliedAlpha: false });
}
