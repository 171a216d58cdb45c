import { z } from 'zod';
import { transpose as transposed } from '../../geometry/mapping.ts';
import type { Operation } from '../../op.ts';
import { transposeMeta } from './meta.ts';

export const transpose: Operation<object, object> = {
  meta: transposeMeta,
  drawn: z.object({}),
  draw: () => ({}),
  effects: (_drawn, frame) => [{ kind: 'warp', mapping: transposed(frame), sampling: null }],
};
