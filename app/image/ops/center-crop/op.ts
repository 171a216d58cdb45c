import { z } from 'zod';
import type { Operation } from '../../op.ts';
import { drawnBorder, drawnValues } from '../../parameters.ts';
import { type CropBox, cropEffect, paddedRect, requireRoom } from '../crop-window.ts';
import { type CenterCropParameters, centerCropMeta } from './meta.ts';

const drawn = z.object({
  height: drawnValues.side(),
  width: drawnValues.side(),
  /** Where the window lies; the middle where it is not given. */
  crop_box: drawnValues.rect().optional(),
  border: drawnValues.border('constant'),
  fill: drawnValues.fill(),
  fill_mask: drawnValues.fill(),
});

type Drawn = z.output<typeof drawn>;

export const centerCrop: Operation<CenterCropParameters, Drawn> = {
  meta: centerCropMeta,
  drawn,
  draw(parameters, view, random) {
    if (!parameters.pad_if_needed) requireRoom('CenterCrop', parameters, view);
    const room = paddedRect(view, parameters, parameters.pad_position, (n) => random.below(n));
    const { height, width, fill, fill_mask } = parameters;
    const crop_box = middle(room.x2 - room.x1, room.y2 - room.y1, parameters, [room.x1, room.y1]);
    return { height, width, crop_box, border: drawnBorder(parameters.border_mode), fill, fill_mask };
  },
  effects(values, frame) {
    const box = values.crop_box ?? middle(frame.width, frame.height, values, [0, 0]);
    return [cropEffect(box, frame, values)];
  },
};

function middle(
  width: number,
  height: number,
  window: { width: number; height: number },
  [left, top]: readonly [number, number],
): CropBox {
  const x1 = left + Math.floor((width - window.width) / 2);
  const y1 = top + Math.floor((height - window.height) / 2);
  return [x1, y1, x1 + window.width, y1 + window.height];
}
