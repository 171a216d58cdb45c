import { describe, expect, it } from 'vitest';
import { describeOperation, picture, replayed } from '../../testing-operation.ts';

describe('GaussNoise', () => {
  it('adds the noise that is given, rounds, clips, and leaves alpha', () => {
    const field = { shape: [1, 2, 3], values: Float32Array.of(1.4, -20, 300, 0.6, 0, -0.6) };

    const made = replayed('GaussNoise', { std: 1 }, picture(4, [10, 10, 10, 9, 10, 10, 10, 9]), [field]);

    expect([...made.data]).toEqual([11, 0, 255, 9, 11, 10, 9, 9]);
  });

  it('says what is missing without noise and seed', () => {
    expect(() => replayed('GaussNoise', { std: 1 }, picture(1, [1]))).toThrow('field_seed');
  });

  it('says how large a field must be', () => {
    const field = { shape: [2, 2], values: new Float32Array(4) };

    expect(() => replayed('GaussNoise', { std: 1 }, picture(1, [1, 2, 3]), [field])).toThrow('expected 1 × 3');
  });

  it.each([8, 16])('makes noise with the standard deviation and mean that were asked for, %i bits', (bits) => {
    const unit = bits === 8 ? 1 : 257;
    const flat = picture(1, new Array(40_000).fill(120 * unit), { bits, width: 200 });

    const { data } = replayed('GaussNoise', { std: 10 * unit, mean: 5 * unit, field_seed: 7 }, flat);

    const values = [...data].map((v) => v / unit);
    const mean = values.reduce((a, b) => a + b) / values.length;
    const std = Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length);
    expect(mean).toBeCloseTo(125, 0);
    expect(Math.abs(std - 10)).toBeLessThan(0.15);
  });
});

describeOperation({
  op: 'GaussNoise',
  changes: {
    std_range: [{ std_range: [0.1, 0.1] }, { std_range: [0.3, 0.3] }],
    mean_range: [{ mean_range: [0, 0] }, { mean_range: [0.2, 0.2] }],
    per_channel: [{ per_channel: true }, { per_channel: false }],
    noise_scale_factor: [{ noise_scale_factor: 1 }, { noise_scale_factor: 0.3 }],
  },
});
