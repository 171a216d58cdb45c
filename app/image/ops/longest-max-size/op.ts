import { z } from 'zod';
import type { Operation } from '../../op.ts';
import { drawnResize, drawSideFactor, type ResizeValues, resizeEffect, resizeValues, scaledSize } from '../resizing.ts';
import { type LongestMaxSizeParameters, longestMaxSizeMeta } from './meta.ts';

export const longestMaxSize: Operation<LongestMaxSizeParameters, ResizeValues> = {
  meta: longestMaxSizeMeta,
  drawn: z.object(drawnResize),
  draw: (parameters, view, random) =>
    resizeValues(parameters, view, scaledSize(view, drawSideFactor(parameters, view, Math.max, random))),
  effects: (values, frame) => [resizeEffect(values, frame)],
};
