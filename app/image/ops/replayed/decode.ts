import { z } from 'zod';
import type { ReplayedOperation } from '../../op.ts';

/** Reading a picture upright and in sRGB is what the decoder does to every picture: nothing is left to do. */
export const decode: ReplayedOperation<object> = { name: 'Decode', drawn: z.object({}), effects: () => [] };
