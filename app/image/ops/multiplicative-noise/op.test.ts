import { describe, expect, it } from 'vitest';
import { describeOperation, picture, replayed } from '../../testing-operation.ts';

describe('MultiplicativeNoise', () => {
  it('multiplies by one factor or one a channel, clips, and leaves alpha', () => {
    const source = picture(4, [100, 200, 50, 9]);

    expect([...replayed('MultiplicativeNoise', { multiplier: 1.5 }, source).data]).toEqual([150, 255, 75, 9]);
    expect([...replayed('MultiplicativeNoise', { multiplier: [0, 1, 2] }, source).data]).toEqual([0, 200, 100, 9]);
  });

  it('stays in the range for each pixel, alike in all channels unless asked for each', () => {
    const source = picture(3, new Array(300).fill(100));
    const values = { multiplier_range: [0.5, 1.5], field_seed: 4 };

    const shared = replayed('MultiplicativeNoise', values, source).data;
    const each = replayed('MultiplicativeNoise', { ...values, per_channel: true }, source).data;

    expect(Math.min(...shared)).toBeGreaterThanOrEqual(50);
    expect(Math.max(...shared)).toBeLessThanOrEqual(150);
    expect([shared[0] === shared[1], shared[0] === shared[3]]).toEqual([true, false]);
    expect(each[0]).not.toBe(each[1]);
  });
});

describeOperation({
  op: 'MultiplicativeNoise',
  changes: {
    multiplier: [{ multiplier: [0.8, 0.8] }, { multiplier: [1.2, 1.2] }],
    per_channel: [{ per_channel: false }, { per_channel: true }],
    elementwise: [{ elementwise: false }, { elementwise: true }],
  },
});
