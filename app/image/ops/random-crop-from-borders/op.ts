import { z } from 'zod';
import type { Operation } from '../../op.ts';
import { drawnValues } from '../../parameters.ts';
import { cropInside } from '../crop-window.ts';
import { type RandomCropFromBordersParameters, randomCropFromBordersMeta } from './meta.ts';

const drawn = z.object({ crop_box: drawnValues.rect() });

export const randomCropFromBorders: Operation<RandomCropFromBordersParameters, z.output<typeof drawn>> = {
  meta: randomCropFromBordersMeta,
  drawn,
  draw(parameters, { width, height }, random) {
    const between = (low: number, high: number) => low + random.below(Math.max(0, high - low) + 1);
    const x1 = Math.min(width - 1, between(0, Math.floor(parameters.crop_left * width)));
    const x2 = between(Math.max(x1 + 1, Math.floor((1 - parameters.crop_right) * width)), width);
    const y1 = Math.min(height - 1, between(0, Math.floor(parameters.crop_top * height)));
    const y2 = between(Math.max(y1 + 1, Math.floor((1 - parameters.crop_bottom) * height)), height);
    return { crop_box: [x1, y1, x2, y2] };
  },
  effects: (values, frame) => [cropInside(values.crop_box, frame)],
};
