import { describe, expect, it } from 'vitest';
import { describeOperation, picture, replayed } from '../../testing-operation.ts';

describe('RandomToneCurve', () => {
  it('is the identity where the points lie on the diagonal', () => {
    const source = picture(1, [0, 60, 128, 255]);

    expect([...replayed('RandomToneCurve', { low_y: 1 / 3, high_y: 2 / 3 }, source).data]).toEqual([0, 60, 128, 255]);
  });

  it('bends each channel by its own points, and leaves alpha', () => {
    const made = replayed(
      'RandomToneCurve',
      { low_y: [0, 1 / 3, 1], high_y: [0, 2 / 3, 1] },
      picture(4, [51, 51, 51, 51]),
    );

    // At t = 0.2: t³ = 0.008, the diagonal, and 3·0.64·0.2 + 3·0.8·0.04 + 0.008 = 0.488.
    expect([...made.data]).toEqual([2, 51, 124, 51]);
  });
});

describeOperation({
  op: 'RandomToneCurve',
  changes: { scale: [{ scale: 0.05 }, { scale: 0.3 }], per_channel: [{ per_channel: false }, { per_channel: true }] },
});
