import { describe, expect, it } from 'vitest';
import { describeOperation, picture, replayed } from '../../testing-operation.ts';

describe('Posterize', () => {
  it('keeps the highest bits, one count for all or one a channel, and leaves alpha', () => {
    const source = picture(4, [255, 100, 37, 77]);

    expect([...replayed('Posterize', { bits: 2 }, source).data]).toEqual([192, 64, 0, 77]);
    expect([...replayed('Posterize', { bits: [1, 4, 7] }, source).data]).toEqual([128, 96, 36, 77]);
  });

  it('keeps as many highest bits of 16', () => {
    expect([...replayed('Posterize', { bits: 3 }, picture(1, [65_535, 8191], { bits: 16 })).data]).toEqual([57_344, 0]);
  });
});

describeOperation({
  op: 'Posterize',
  changes: {
    num_bits: [
      { num_bits: 3 },
      { num_bits: 5 },
      { num_bits: [1, 2] },
      {
        num_bits: [
          [6, 6],
          [3, 3],
          [2, 2],
        ],
      },
    ],
  },
});
