import { z } from 'zod';
import { quarterTurn } from '../../geometry/mapping.ts';
import type { ReplayedOperation } from '../../op.ts';

const drawn = z.object({ quarter_turns_counter_clockwise: z.int() });

/** Quarter turns, pixel for pixel. */
export const rotate90: ReplayedOperation<z.output<typeof drawn>> = {
  name: 'Rotate90',
  drawn,
  effects: (values, frame) => [
    { kind: 'warp', mapping: quarterTurn(frame, values.quarter_turns_counter_clockwise), sampling: null },
  ],
};
