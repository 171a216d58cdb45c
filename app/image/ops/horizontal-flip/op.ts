import { z } from 'zod';
import { flipHorizontally } from '../../geometry/mapping.ts';
import type { Operation } from '../../op.ts';
import { horizontalFlipMeta } from './meta.ts';

export const horizontalFlip: Operation<object, object> = {
  meta: horizontalFlipMeta,
  drawn: z.object({}),
  draw: () => ({}),
  effects: (_drawn, frame) => [{ kind: 'warp', mapping: flipHorizontally(frame), sampling: null }],
};
