import { z } from 'zod';
import type { Operation } from '../../op.ts';
import { type NoOpParameters, noOpMeta } from './meta.ts';

const drawn = z.object({});

export const noOp: Operation<NoOpParameters, z.output<typeof drawn>> = {
  meta: noOpMeta,
  drawn,
  draw: () => ({}),
  effects: () => [],
};
