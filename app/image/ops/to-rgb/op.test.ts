import { describe, expect, it } from 'vitest';
import { describeOperation, picture, replayed } from '../../testing-operation.ts';

describe('ToRGB', () => {
  it('repeats grey three times and keeps alpha', () => {
    const made = replayed('ToRGB', {}, picture(2, [5, 9, 6, 8]));

    expect([made.channels, ...made.data]).toEqual([4, 5, 5, 5, 9, 6, 6, 6, 8]);
  });
});

describeOperation({
  op: 'ToRGB',
  channels: (given) => (given < 3 ? ((given + 2) as 3 | 4) : given),
  fixed: ['num_output_channels'],
  changes: {},
});
