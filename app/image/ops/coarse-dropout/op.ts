import { z } from 'zod';
import type { Operation } from '../../op.ts';
import { drawHoleSide, drawHoles, drawnHoles, type Hole, type HolesDrawn, holesEffect } from '../holes.ts';
import { type CoarseDropoutParameters, coarseDropoutMeta } from './meta.ts';

export const coarseDropout: Operation<CoarseDropoutParameters, HolesDrawn> = {
  meta: coarseDropoutMeta,
  drawn: z.object(drawnHoles),
  draw(parameters, view, random) {
    const [fewest, most] = parameters.num_holes_range;
    const holes = Array.from({ length: fewest + random.below(most - fewest + 1) }, (): Hole => {
      const height = drawHoleSide(parameters.hole_height_range, view.height, random);
      const width = drawHoleSide(parameters.hole_width_range, view.width, random);
      const x1 = random.below(view.width - width + 1);
      const y1 = random.below(view.height - height + 1);
      return [x1, y1, x1 + width, y1 + height];
    });
    return drawHoles(holes, parameters, random);
  },
  effects: (values) => [holesEffect(values)],
};
