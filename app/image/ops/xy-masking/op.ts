import { z } from 'zod';
import type { Operation } from '../../op.ts';
import { drawHoles, drawnHoles, type HolesDrawn, holesEffect } from '../holes.ts';
import { drawStripes } from '../stripes.ts';
import { type XYMaskingParameters, xyMaskingMeta } from './meta.ts';

export const xyMasking: Operation<XYMaskingParameters, HolesDrawn> = {
  meta: xyMaskingMeta,
  drawn: z.object(drawnHoles),
  draw(parameters, view, random) {
    const { num_masks_x, mask_x_length, num_masks_y, mask_y_length } = parameters;
    const upright = drawStripes('x', { number: num_masks_x, length: mask_x_length }, view, random);
    const lying = drawStripes('y', { number: num_masks_y, length: mask_y_length }, view, random);
    return drawHoles([...upright, ...lying], parameters, random);
  },
  effects: (values) => [holesEffect(values)],
};
