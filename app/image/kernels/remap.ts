import type { DisplacementField } from '../geometry/displacement-field.ts';
import { blankLike, maxValue, type Raster, wholeRect } from '../raster.ts';
import { fillValues } from './fill-values.ts';
import { rowSampler } from './row-sampler.ts';
import type { Warp } from './warp.ts';

/** Fetches every pixel of the result from where the field says; the result has the size of the field. */
export function remap(
  source: Raster,
  field: DisplacementField,
  request: Pick<Warp, 'interpolation' | 'border' | 'fill'>,
): Raster {
  const { width, height, dx, dy } = field;
  const target = blankLike(source, width, height);
  const fill = fillValues(request.fill, source.channels, maxValue(source));
  const sample = rowSampler(source, { ...request, window: wholeRect(source) }, fill);
  const u = new Float64Array(width);
  const v = new Float64Array(width);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = 0; x < width; x++) {
      u[x] = x + (dx[row + x] as number);
      v[x] = y + (dy[row + x] as number);
    }
    sample(target, y, u, v);
  }
  return target;
}
