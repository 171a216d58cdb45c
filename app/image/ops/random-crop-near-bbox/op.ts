import { z } from 'zod';
import type { Operation, View } from '../../op.ts';
import { drawnValues } from '../../parameters.ts';
import type { Rect } from '../../raster.ts';
import { hasLabel } from '../box-labels.ts';
import { type CropBox, cropInside } from '../crop-window.ts';
import { ANY_BOX, type RandomCropNearBBoxParameters, randomCropNearBBoxMeta } from './meta.ts';

const drawn = z.object({ crop_box: drawnValues.rect() });

/** Every edge is shifted by its own draw. A picture without such a box stays whole. */
export const randomCropNearBBox: Operation<RandomCropNearBBoxParameters, z.output<typeof drawn>> = {
  meta: randomCropNearBBoxMeta,
  drawn,
  draw({ max_part_shift, cropping_bbox_key: key }, view, random) {
    const boxes = view.labels.boxes.filter((box) => key === ANY_BOX || hasLabel(box, key));
    const box = boxes[random.below(Math.max(1, boxes.length))];
    if (box === undefined) return { crop_box: [0, 0, view.width, view.height] };
    const near = wholePixels(box, view);
    const reachY = Math.round((near.y2 - near.y1) * max_part_shift[0]);
    const reachX = Math.round((near.x2 - near.x1) * max_part_shift[1]);
    const shift = (reach: number) => random.below(2 * reach + 1) - reach;
    const window = {
      x1: near.x1 + shift(reachX),
      x2: near.x2 + shift(reachX),
      y1: near.y1 + shift(reachY),
      y2: near.y2 + shift(reachY),
    };
    return { crop_box: cropBox(wholePixels(window, view), near) };
  },
  effects: (values, frame) => [cropInside(values.crop_box, frame)],
};

function wholePixels({ x1, y1, x2, y2 }: Rect, { width, height }: View): Rect {
  const within = (value: number, side: number) => Math.min(side, Math.max(0, Math.round(value)));
  return { x1: within(x1, width), y1: within(y1, height), x2: within(x2, width), y2: within(y2, height) };
}

/** Edges that passed each other leave nothing: then the box itself. */
function cropBox(window: Rect, box: Rect): CropBox {
  const { x1, y1, x2, y2 } = window.x1 < window.x2 && window.y1 < window.y2 ? window : box;
  return [x1, y1, Math.max(x1 + 1, x2), Math.max(y1 + 1, y2)];
}
