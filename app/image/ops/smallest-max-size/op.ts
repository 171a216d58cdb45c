import { z } from 'zod';
import type { Operation } from '../../op.ts';
import { drawnResize, drawSideFactor, type ResizeValues, resizeEffect, resizeValues, scaledSize } from '../resizing.ts';
import { type SmallestMaxSizeParameters, smallestMaxSizeMeta } from './meta.ts';

export const smallestMaxSize: Operation<SmallestMaxSizeParameters, ResizeValues> = {
  meta: smallestMaxSizeMeta,
  drawn: z.object(drawnResize),
  draw: (parameters, view, random) =>
    resizeValues(parameters, view, scaledSize(view, drawSideFactor(parameters, view, Math.min, random))),
  effects: (values, frame) => [resizeEffect(values, frame)],
};
