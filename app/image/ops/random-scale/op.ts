import { z } from 'zod';
import type { Operation } from '../../op.ts';
import { drawnResize, type ResizeValues, resizeEffect, resizeValues, scaledSize } from '../resizing.ts';
import { type RandomScaleParameters, randomScaleMeta } from './meta.ts';

export const randomScale: Operation<RandomScaleParameters, ResizeValues> = {
  meta: randomScaleMeta,
  drawn: z.object(drawnResize),
  draw: (parameters, view, random) =>
    resizeValues(parameters, view, scaledSize(view, 1 + random.between(...parameters.scale_limit))),
  effects: (values, frame) => [resizeEffect(values, frame)],
};
