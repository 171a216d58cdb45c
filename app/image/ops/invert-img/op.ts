import { z } from 'zod';
import { tableOf } from '../../kernels/table.ts';
import type { Operation } from '../../op.ts';
import { type InvertImgParameters, invertImgMeta } from './meta.ts';

export const invertImg: Operation<InvertImgParameters, object> = {
  meta: invertImgMeta,
  drawn: z.object({}),
  draw: () => ({}),
  effects: (_drawn, { maxValue }) => [{ kind: 'table', tables: [tableOf(maxValue, (v) => maxValue - v)] }],
};
