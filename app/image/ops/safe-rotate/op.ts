import { z } from 'zod';
import { turnInside } from '../../geometry/mapping.ts';
import type { Operation } from '../../op.ts';
import { drawnSampling, rotateMethod, sampledValues, samplingOf } from '../sampled.ts';
import { type SafeRotateParameters, safeRotateMeta } from './meta.ts';

const drawn = z.object({
  rotate_degrees_counter_clockwise: z.number(),
  box_method: rotateMethod(),
  ...drawnSampling,
});

export const safeRotate: Operation<SafeRotateParameters, z.output<typeof drawn>> = {
  meta: safeRotateMeta,
  drawn,
  draw: (parameters, _view, random) => ({
    rotate_degrees_counter_clockwise: random.between(...parameters.limit),
    box_method: parameters.rotate_method,
    ...sampledValues(parameters),
  }),
  effects(values, frame) {
    const mapping = turnInside(frame, values.rotate_degrees_counter_clockwise, values.box_method);
    return [{ kind: 'warp', mapping, sampling: samplingOf(values) }];
  },
};
