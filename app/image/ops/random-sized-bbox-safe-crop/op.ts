import { z } from 'zod';
import type { Operation } from '../../op.ts';
import { drawnValues } from '../../parameters.ts';
import { drawBoxSafe } from '../box-safe-crop.ts';
import { cropInside } from '../crop-window.ts';
import { drawnResize, resizeEffect, resizeValues } from '../resizing.ts';
import { type RandomSizedBBoxSafeCropParameters, randomSizedBBoxSafeCropMeta } from './meta.ts';

const drawn = z.object({ crop_box: drawnValues.rect(), ...drawnResize });

export const randomSizedBBoxSafeCrop: Operation<RandomSizedBBoxSafeCropParameters, z.output<typeof drawn>> = {
  meta: randomSizedBBoxSafeCropMeta,
  drawn,
  draw(parameters, view, random) {
    const box = drawBoxSafe(view, parameters.erosion_rate, random);
    const from = { width: box[2] - box[0], height: box[3] - box[1] };
    return { crop_box: box, ...resizeValues({ ...parameters, area_for_downscale: null }, from, parameters) };
  },
  effects(values, frame) {
    const [x1, y1, x2, y2] = values.crop_box;
    return [cropInside(values.crop_box, frame), resizeEffect(values, { width: x2 - x1, height: y2 - y1 })];
  },
};
