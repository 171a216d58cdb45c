import type { CombineContext, Combined } from '../effect.ts';
import { type LabelMap, mapLabels } from '../geometry/map-labels.ts';
import { mapInstances } from '../geometry/run-lengths.ts';
import type { Sample } from '../op.ts';
import type { Raster } from '../raster.ts';

/** A picture, its masks and its other labels moved the same way, where that way is neither a matrix nor a field. */
export function movedSample(
  { raster, labels }: Sample,
  by: { readonly map: LabelMap; readonly pixels: (raster: Raster) => Raster },
  { rules, op }: CombineContext,
): Combined {
  const moved = mapLabels(labels, by.map, rules, op);
  const mask = labels.mask === null ? null : by.pixels(labels.mask);
  const instances = mapInstances(labels.instances, by.pixels);
  return { ...moved, raster: by.pixels(raster), labels: { ...moved.labels, mask, instances } };
}
