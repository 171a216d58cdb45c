import { describe, expect, it } from 'vitest';
import { describeOperation, picture, replayed } from '../../testing-operation.ts';

describe('Normalize', () => {
  it('shows the mean as the middle and four deviations as the ends', () => {
    const params = { mean: 0.5, std: 0.125, normalization: 'standard' };

    expect([...replayed('Normalize', params, picture(1, [0, 128, 255])).data]).toEqual([0, 128, 255]);
    expect([...replayed('Normalize', { ...params, std: 0.25 }, picture(1, [0, 128, 255])).data]).toEqual([
      64, 128, 191,
    ]);
  });

  it('spreads least to most over the scale', () => {
    const params = { mean: 0, std: 1, normalization: 'min_max' };

    expect([...replayed('Normalize', params, picture(1, [100, 150, 200])).data]).toEqual([0, 127, 255]);
  });

  it('makes both depths alike', () => {
    const params = { mean: [0.4], std: [0.2], normalization: 'standard' };
    const low = replayed('Normalize', params, picture(1, [30, 90, 160]));
    const high = replayed('Normalize', params, picture(1, [30 * 257, 90 * 257, 160 * 257], { bits: 16 }));

    high.data.forEach((value, i) => {
      expect(Math.abs(value / 257 - low.data[i]!)).toBeLessThanOrEqual(0.51);
    });
  });
});

describeOperation({
  op: 'Normalize',
  changes: {
    mean: [{ mean: 0.2 }, { mean: [0.3, 0.4, 0.5] }],
    std: [{ std: 0.2 }, { std: [0.3, 0.2, 0.1] }],
    max_pixel_value: [{ max_pixel_value: 255 }, { max_pixel_value: 200 }],
    normalization: ['standard', 'image', 'image_per_channel', 'min_max', 'min_max_per_channel'].map(
      (normalization) => ({
        normalization,
      }),
    ),
  },
});
