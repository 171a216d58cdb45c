import { z } from 'zod';
import type { Operation } from '../../op.ts';
import { drawnBorder, drawnValues } from '../../parameters.ts';
import { type CropBox, cropEffect, paddedRect, requireRoom } from '../crop-window.ts';
import { type RandomCropParameters, randomCropMeta } from './meta.ts';

const drawn = z.object({
  crop_box: drawnValues.rect(),
  border: drawnValues.border('constant'),
  fill: drawnValues.fill(),
  fill_mask: drawnValues.fill(),
});

export const randomCrop: Operation<RandomCropParameters, z.output<typeof drawn>> = {
  meta: randomCropMeta,
  drawn,
  draw(parameters, view, random) {
    if (!parameters.pad_if_needed) requireRoom('RandomCrop', parameters, view);
    const room = paddedRect(view, parameters, parameters.pad_position, (n) => random.below(n));
    const x1 = room.x1 + random.below(room.x2 - room.x1 - parameters.width + 1);
    const y1 = room.y1 + random.below(room.y2 - room.y1 - parameters.height + 1);
    const box: CropBox = [x1, y1, x1 + parameters.width, y1 + parameters.height];
    const { fill, fill_mask } = parameters;
    return { crop_box: box, border: drawnBorder(parameters.border_mode), fill, fill_mask };
  },
  effects: (values, frame) => [cropEffect(values.crop_box, frame, values)],
};
