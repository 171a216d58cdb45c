import { describe, expect, it } from 'vitest';
import { describeOperation, picture, replayed } from '../../testing-operation.ts';

describe('ShotNoise', () => {
  it.each([0.2, 0.005])('keeps the mean light and has the variance of photons of %d', (scale) => {
    const flat = picture(1, new Array(40_000).fill(20_000), { bits: 16, width: 200 });

    const { data } = replayed('ShotNoise', { scale, field_seed: 3 }, flat);

    const counts = [...data].map((v) => (v / 65_535) ** 2.2 / scale);
    const wanted = (20_000 / 65_535) ** 2.2 / scale;
    const mean = counts.reduce((a, b) => a + b) / counts.length;
    const variance = counts.reduce((a, b) => a + (b - mean) ** 2, 0) / counts.length;
    expect(Math.abs(mean / wanted - 1)).toBeLessThan(0.02);
    expect(Math.abs(variance / wanted - 1)).toBeLessThan(0.04);
  });

  it('leaves black and alpha as they are', () => {
    expect([...replayed('ShotNoise', { scale: 0.3, field_seed: 3 }, picture(2, [0, 9, 0, 8])).data]).toEqual([
      0, 9, 0, 8,
    ]);
  });
});

describeOperation({
  op: 'ShotNoise',
  changes: { scale_range: [{ scale_range: [0.05, 0.05] }, { scale_range: [0.3, 0.3] }] },
});
