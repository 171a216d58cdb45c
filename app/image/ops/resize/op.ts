import { z } from 'zod';
import type { Operation } from '../../op.ts';
import { drawnResize, resizeEffect, resizeValues } from '../resizing.ts';
import { type ResizeParameters, resizeMeta } from './meta.ts';

const drawn = z.object(drawnResize);

export const resize: Operation<ResizeParameters, z.output<typeof drawn>> = {
  meta: resizeMeta,
  drawn,
  draw: (parameters, view) => resizeValues(parameters, view, parameters),
  effects: (values, frame) => [resizeEffect(values, frame)],
};
