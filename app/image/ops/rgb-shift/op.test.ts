import { describe, expect, it } from 'vitest';
import { describeOperation, picture, replayed } from '../../testing-operation.ts';

describe('RGBShift', () => {
  it('adds to each channel, clips, and leaves alpha', () => {
    const shifted = replayed('RGBShift', { r: 20, g: -15, b: 8 }, picture(4, [100, 10, 250, 7]));

    expect([...shifted.data]).toEqual([120, 0, 255, 7]);
  });

  it('leaves a grey picture as it is', () => {
    expect([...replayed('RGBShift', { r: 20, g: 20, b: 20 }, picture(1, [3, 4])).data]).toEqual([3, 4]);
  });
});

describeOperation({
  op: 'RGBShift',
  changes: {
    r_shift_limit: [{ r_shift_limit: [5, 5] }, { r_shift_limit: [-30, -30] }, { r_shift_limit: [0.3, 0.3] }],
    g_shift_limit: [{ g_shift_limit: [5, 5] }, { g_shift_limit: [-30, -30] }],
    b_shift_limit: [{ b_shift_limit: [5, 5] }, { b_shift_limit: [-30, -30] }],
  },
});
