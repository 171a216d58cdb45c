import { z } from 'zod';
import { quarterTurn } from '../../geometry/mapping.ts';
import type { Operation } from '../../op.ts';
import { randomRotate90Meta } from './meta.ts';

const drawn = z.object({ quarter_turns_counter_clockwise: z.int() });

export const randomRotate90: Operation<object, z.output<typeof drawn>> = {
  meta: randomRotate90Meta,
  drawn,
  draw: (_parameters, _view, random) => ({ quarter_turns_counter_clockwise: random.below(4) }),
  effects: (values, frame) => [
    { kind: 'warp', mapping: quarterTurn(frame, values.quarter_turns_counter_clockwise), sampling: null },
  ],
};
