import { z } from 'zod';
import type { Operation } from '../../op.ts';
import { drawHoles, drawnHoles, type HolesDrawn, holesEffect } from '../holes.ts';
import { drawStripes } from '../stripes.ts';
import { type TimeMaskingParameters, timeMaskingMeta } from './meta.ts';

export const timeMasking: Operation<TimeMaskingParameters, HolesDrawn> = {
  meta: timeMaskingMeta,
  drawn: z.object(drawnHoles),
  draw(parameters, view, random) {
    const stripe = drawStripes('x', { number: [1, 1], length: [0, parameters.time_mask_param] }, view, random);
    return drawHoles(stripe, { fill: 0, fill_mask: null }, random);
  },
  effects: (values) => [holesEffect(values)],
};
