import { z } from 'zod';
import { flipVertically } from '../../geometry/mapping.ts';
import type { Operation } from '../../op.ts';
import { verticalFlipMeta } from './meta.ts';

export const verticalFlip: Operation<object, object> = {
  meta: verticalFlipMeta,
  drawn: z.object({}),
  draw: () => ({}),
  effects: (_drawn, frame) => [{ kind: 'warp', mapping: flipVertically(frame), sampling: null }],
};
