import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import type { Operation, View } from '../../op.ts';
import { drawnBorder, drawnValues } from '../../parameters.ts';
import { type CropBox, cropEffect, paddedRect } from '../crop-window.ts';
import { type CropParameters, cropMeta } from './meta.ts';

const drawn = z.object({
  x_min: z.int(),
  y_min: z.int(),
  x_max: z.int(),
  y_max: z.int(),
  border: drawnValues.border('constant'),
  fill: drawnValues.fill(),
  fill_mask: drawnValues.fill(),
});

export const crop: Operation<CropParameters, z.output<typeof drawn>> = {
  meta: cropMeta,
  drawn,
  draw(parameters, view, random) {
    const [x_min, y_min, x_max, y_max] = parameters.pad_if_needed
      ? paddedWindow(parameters, view, (n) => random.below(n))
      : clippedWindow(parameters, view);
    const { fill, fill_mask } = parameters;
    return { x_min, y_min, x_max, y_max, border: drawnBorder(parameters.border_mode), fill, fill_mask };
  },
  effects: (values, frame) => [cropEffect([values.x_min, values.y_min, values.x_max, values.y_max], frame, values)],
};

function clippedWindow(parameters: CropParameters, view: View): CropBox {
  const { x_min, y_min } = parameters;
  const x_max = Math.min(parameters.x_max, view.width);
  const y_max = Math.min(parameters.y_max, view.height);
  if (x_min < x_max && y_min < y_max) return [x_min, y_min, x_max, y_max];
  throw new AppError(
    'op.invalid-value',
    `Crop's window from (${x_min}, ${y_min}) to (${parameters.x_max}, ${parameters.y_max}) holds no pixel of a picture of ` +
      `${view.width} × ${view.height}.`,
  );
}

/** The window counts from the corner of the picture padded to hold it. */
function paddedWindow(parameters: CropParameters, view: View, random: (n: number) => number): CropBox {
  const { x_min, y_min, x_max, y_max } = parameters;
  const room = paddedRect(view, { width: x_max, height: y_max }, parameters.pad_position, random);
  return [room.x1 + x_min, room.y1 + y_min, room.x1 + x_max, room.y1 + y_max];
}
