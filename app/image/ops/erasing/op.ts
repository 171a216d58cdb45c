import { z } from 'zod';
import type { RandomStream } from '../../../random/stream.ts';
import type { Size } from '../../geometry/mapping.ts';
import type { Operation } from '../../op.ts';
import { drawHoles, drawnHoles, type Hole, type HolesDrawn, holesEffect } from '../holes.ts';
import { type ErasingParameters, erasingMeta } from './meta.ts';

export const erasing: Operation<ErasingParameters, HolesDrawn> = {
  meta: erasingMeta,
  drawn: z.object(drawnHoles),
  draw: (parameters, view, random) => drawHoles(drawRectangle(parameters, view, random), parameters, random),
  effects: (values) => [holesEffect(values)],
};

/** An area and then a shape with which it fits into the picture; nothing where no shape of the range does. */
function drawRectangle({ scale, ratio }: ErasingParameters, { width, height }: Size, random: RandomStream): Hole[] {
  const [narrowest, widest] = ratio;
  const smallest = scale[0] * width * height;
  const fitting = Math.min(scale[1] * width * height, narrowest * height ** 2, width ** 2 / widest);
  if (fitting < smallest || fitting <= 0) return [];
  const area = random.between(smallest, fitting);
  const shape = random.between(Math.max(narrowest, area / height ** 2), Math.min(widest, width ** 2 / area));
  const w = Math.min(width, Math.round(Math.sqrt(area * shape)));
  const h = Math.min(height, Math.round(Math.sqrt(area / shape)));
  const x1 = random.below(width - w + 1);
  const y1 = random.below(height - h + 1);
  return [[x1, y1, x1 + w, y1 + h]];
}
