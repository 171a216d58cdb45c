import { z } from 'zod';
import type { Operation } from '../../op.ts';
import { drawHoles, drawnHoles, type HolesDrawn, holesEffect } from '../holes.ts';
import { drawStripes } from '../stripes.ts';
import { type FrequencyMaskingParameters, frequencyMaskingMeta } from './meta.ts';

export const frequencyMasking: Operation<FrequencyMaskingParameters, HolesDrawn> = {
  meta: frequencyMaskingMeta,
  drawn: z.object(drawnHoles),
  draw(parameters, view, random) {
    const stripe = drawStripes('y', { number: [1, 1], length: [0, parameters.freq_mask_param] }, view, random);
    return drawHoles(stripe, { fill: 0, fill_mask: null }, random);
  },
  effects: (values) => [holesEffect(values)],
};
