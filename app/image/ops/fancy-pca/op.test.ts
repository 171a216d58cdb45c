import { describe, expect, it } from 'vitest';
import { describeOperation, picture, replayed } from '../../testing-operation.ts';

describe('FancyPCA', () => {
  it('shifts along the line on which the colors lie, and leaves alpha', () => {
    const made = replayed(
      'FancyPCA',
      { alpha_vector: [1, 0, 0] },
      picture(4, [100, 50, 50, 9, 110, 60, 50, 9, 120, 70, 50, 9]),
    );

    // Red and green have a standard deviation of 10 each, blue none.
    expect([...made.data]).toEqual([110, 60, 50, 9, 120, 70, 50, 9, 130, 80, 50, 9]);
  });

  it('shifts a grey picture by its standard deviation', () => {
    expect([...replayed('FancyPCA', { alpha_vector: [-1, 5, 5] }, picture(1, [100, 110, 120])).data]).toEqual([
      90, 100, 110,
    ]);
  });
});

describeOperation({
  op: 'FancyPCA',
  changes: { alpha: [{ alpha: 0.1 }, { alpha: 0.5 }] },
});
