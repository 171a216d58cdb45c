import { describe, expect, it } from 'vitest';
import { describeOperation, picture, replayed } from '../../testing-operation.ts';

describe('ToSepia', () => {
  it('mixes the channels by the sepia matrix, clips, and leaves alpha', () => {
    const made = replayed('ToSepia', {}, picture(4, [100, 50, 20, 9, 255, 255, 255, 9]));

    expect([...made.data]).toEqual([82, 73, 57, 9, 255, 255, 239, 9]);
  });

  it('leaves a grey picture as it is', () => {
    expect([...replayed('ToSepia', {}, picture(1, [5, 6])).data]).toEqual([5, 6]);
  });
});

describeOperation({
  op: 'ToSepia',
  changes: {},
});
