import { z } from 'zod';
import type { Operation } from '../../op.ts';
import { drawnValues } from '../../parameters.ts';
import { drawBoxSafe } from '../box-safe-crop.ts';
import { cropInside } from '../crop-window.ts';
import { type BBoxSafeRandomCropParameters, bboxSafeRandomCropMeta } from './meta.ts';

const drawn = z.object({ crop_box: drawnValues.rect() });

export const bboxSafeRandomCrop: Operation<BBoxSafeRandomCropParameters, z.output<typeof drawn>> = {
  meta: bboxSafeRandomCropMeta,
  drawn,
  draw: (parameters, view, random) => ({ crop_box: drawBoxSafe(view, parameters.erosion_rate, random) }),
  effects: (values, frame) => [cropInside(values.crop_box, frame)],
};
