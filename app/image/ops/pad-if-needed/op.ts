import { z } from 'zod';
import type { Operation } from '../../op.ts';
import { drawnBorder, drawnValues } from '../../parameters.ts';
import { cropEffect, paddedRect } from '../crop-window.ts';
import { type PadIfNeededParameters, padIfNeededMeta } from './meta.ts';

const drawn = z.object({
  min_height: drawnValues.side(),
  min_width: drawnValues.side(),
  position: z.enum(['center', 'top_left', 'top_right', 'bottom_left', 'bottom_right', 'random']).default('center'),
  /** What is added at the left, top, right and bottom; by `position` where it is not given. */
  pad_ltrb: drawnValues.rect().optional(),
  border: drawnValues.border('constant'),
  fill: drawnValues.fill(),
  fill_mask: drawnValues.fill(),
});

export const padIfNeeded: Operation<PadIfNeededParameters, z.output<typeof drawn>> = {
  meta: padIfNeededMeta,
  drawn,
  draw(parameters, view, random) {
    const { position, fill, fill_mask } = parameters;
    const height = sideOf(view.height, parameters.min_height, parameters.pad_height_divisor);
    const width = sideOf(view.width, parameters.min_width, parameters.pad_width_divisor);
    const room = paddedRect(view, { width, height }, position, (n) => random.below(n));
    return {
      min_height: height,
      min_width: width,
      position,
      pad_ltrb: [-room.x1, -room.y1, room.x2 - view.width, room.y2 - view.height],
      border: drawnBorder(parameters.border_mode),
      fill,
      fill_mask,
    };
  },
  effects(values, frame) {
    const window = { width: values.min_width, height: values.min_height };
    // What random placed is in pad_ltrb; without it the middle is as good as any.
    const position = values.position === 'random' ? 'center' : values.position;
    const room = paddedRect(frame, window, position, () => 0);
    const [left, top, right, bottom] = values.pad_ltrb ?? [
      -room.x1,
      -room.y1,
      room.x2 - frame.width,
      room.y2 - frame.height,
    ];
    return [cropEffect([-left, -top, frame.width + right, frame.height + bottom], frame, values)];
  },
};

function sideOf(side: number, least: number | null, divisor: number | null): number {
  return divisor === null ? Math.max(side, least ?? side) : Math.ceil(side / divisor) * divisor;
}
