import { describe, expect, it } from 'vitest';
import { describeOperation, picture, replayed } from '../../testing-operation.ts';

describe('Downscale', () => {
  it('nearest repeats every other pixel, and leaves alpha', () => {
    const made = replayed('Downscale', { scale: 0.5 }, picture(2, [10, 1, 20, 2, 30, 3, 40, 4]));

    expect([...made.data]).toEqual([10, 1, 10, 2, 30, 3, 30, 4]);
  });

  it('area averages what it makes small', () => {
    const made = replayed('Downscale', { scale: 0.5, down: 'area', up: 'nearest' }, picture(1, [10, 20, 30, 40]));

    expect([...made.data]).toEqual([15, 15, 35, 35]);
  });

  it('rounds half a pixel to the even size', () => {
    // 5 · 0.5 = 2.5 becomes 2: columns 0 and 2 stay, repeated over 5.
    expect([...replayed('Downscale', { scale: 0.5 }, picture(1, [1, 2, 3, 4, 5])).data]).toEqual([1, 1, 1, 3, 3]);
  });
});

describeOperation({
  op: 'Downscale',
  changes: {
    scale_range: [{ scale_range: [0.25, 0.25] }, { scale_range: [0.5, 0.5] }],
    interpolation_pair: [
      {},
      { interpolation_pair: { downscale: 3, upscale: 1 } },
      { interpolation_pair: { upscale: 'cubic' } },
    ],
  },
});
