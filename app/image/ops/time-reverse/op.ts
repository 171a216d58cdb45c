import type { Operation } from '../../op.ts';
import { horizontalFlip } from '../horizontal-flip/op.ts';
import { timeReverseMeta } from './meta.ts';

export const timeReverse: Operation<object, object> = { ...horizontalFlip, meta: timeReverseMeta };
