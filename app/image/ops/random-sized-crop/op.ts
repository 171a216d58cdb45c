import { z } from 'zod';
import type { Operation } from '../../op.ts';
import { drawnValues } from '../../parameters.ts';
import { cropInside, requireRoom } from '../crop-window.ts';
import { drawnResize, resizeEffect, resizeValues } from '../resizing.ts';
import { type RandomSizedCropParameters, randomSizedCropMeta } from './meta.ts';

const drawn = z.object({ crop_box: drawnValues.rect(), ...drawnResize });

export const randomSizedCrop: Operation<RandomSizedCropParameters, z.output<typeof drawn>> = {
  meta: randomSizedCropMeta,
  drawn,
  draw(parameters, view, random) {
    const [lowest, highest] = parameters.min_max_height;
    const height = lowest + random.below(highest - lowest + 1);
    const window = { width: Math.max(1, Math.floor(height * parameters.w2h_ratio)), height };
    requireRoom('RandomSizedCrop', window, view);
    const x1 = random.below(view.width - window.width + 1);
    const y1 = random.below(view.height - height + 1);
    const [outHeight, outWidth] = parameters.size;
    const values = resizeValues(parameters, window, { width: outWidth, height: outHeight });
    return { crop_box: [x1, y1, x1 + window.width, y1 + height], ...values };
  },
  effects(values, frame) {
    const [x1, y1, x2, y2] = values.crop_box;
    return [cropInside(values.crop_box, frame), resizeEffect(values, { width: x2 - x1, height: y2 - y1 })];
  },
};
