import { z } from 'zod';
import type { RandomStream } from '../../../random/stream.ts';
import { connectedParts } from '../../kernels/connected-parts.ts';
import type { Box } from '../../labels.ts';
import type { Operation, View } from '../../op.ts';
import type { Raster, Rect } from '../../raster.ts';
import { hasLabel } from '../box-labels.ts';
import { wholeBetween } from '../drawing.ts';
import { drawHoles, drawnHoles, type Hole, type HolesDrawn, holesEffect } from '../holes.ts';
import { type ConstrainedCoarseDropoutParameters, constrainedCoarseDropoutMeta } from './meta.ts';

/**
 * Holes on objects: those of the mask with a value in `mask_indices`, else boxes with a label in `bbox_labels`. With
 * neither, where Albumentations does nothing, every box.
 */
export const constrainedCoarseDropout: Operation<ConstrainedCoarseDropoutParameters, HolesDrawn> = {
  meta: constrainedCoarseDropoutMeta,
  drawn: z.object(drawnHoles),
  draw(parameters, view, random) {
    const count = wholeBetween(random, parameters.num_holes_range);
    const objects = objectsOf(parameters, view);
    const holes = objects.flatMap((object) => Array.from({ length: count }, () => object(parameters, random)));
    return drawHoles(
      holes.filter(([x1, y1, x2, y2]) => x2 > x1 && y2 > y1),
      parameters,
      random,
    );
  },
  effects: (values) => [holesEffect(values)],
};

/** Draws one hole of an object. */
type ObjectHole = (parameters: ConstrainedCoarseDropoutParameters, random: RandomStream) => Hole;

function objectsOf(parameters: ConstrainedCoarseDropoutParameters, view: View): readonly ObjectHole[] {
  const { mask_indices: values, bbox_labels: labels } = parameters;
  if (values !== null) {
    const mask = view.mask();
    return mask === null ? [] : maskObjects(mask, values);
  }
  return view.labels.boxes
    .filter((box) => labels === null || labels.some((label) => hasLabel(box, label)))
    .map(boxHole);
}

/** Parts of the box's sides, anywhere in it. */
function boxHole(box: Box): ObjectHole {
  return ({ hole_height_range, hole_width_range }, random) => {
    const height = Math.floor(random.between(...hole_height_range) * (box.y2 - box.y1));
    const width = Math.floor(random.between(...hole_width_range) * (box.x2 - box.x1));
    const x1 = Math.floor(box.x1 + random.uniform() * (box.x2 - box.x1 - width));
    const y1 = Math.floor(box.y1 + random.uniform() * (box.y2 - box.y1 - height));
    return [x1, y1, x1 + width, y1 + height];
  };
}

/** Around pixels of the object; sizes are parts of the square root of its area. */
function maskObjects(mask: Raster, values: readonly number[]): readonly ObjectHole[] {
  const { parts, list } = connectedParts(mask, (value) => values.includes(value));
  const pixels = new Map(list.map(({ id }) => [id, [] as number[]]));
  parts.forEach((part, at) => {
    pixels.get(part)?.push(at);
  });
  return list.map(({ id, pixels: count }): ObjectHole => {
    const own = pixels.get(id) ?? [];
    return ({ hole_height_range, hole_width_range }, random) => {
      const at = own[random.below(own.length)] ?? 0;
      const halfHeight = Math.floor((random.between(...hole_height_range) * Math.sqrt(count)) / 2);
      const halfWidth = Math.floor((random.between(...hole_width_range) * Math.sqrt(count)) / 2);
      const [x, y] = [at % mask.width, Math.floor(at / mask.width)];
      return inside({ x1: x - halfWidth, y1: y - halfHeight, x2: x + halfWidth, y2: y + halfHeight }, mask);
    };
  });
}

function inside({ x1, y1, x2, y2 }: Rect, { width, height }: Raster): Hole {
  return [Math.max(0, x1), Math.max(0, y1), Math.min(width, x2), Math.min(height, y2)];
}
