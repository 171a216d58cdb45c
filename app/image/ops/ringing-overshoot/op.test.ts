import { describe, expect, it } from 'vitest';
import { besselJ1 } from '../../kernels/bessel.ts';
import { describeOperation, picture, replayed } from '../../testing-operation.ts';

describe('RingingOvershoot', () => {
  it.each([
    [0, 0],
    [1, 0.440_050_585_7],
    [3.831_705_970_2, 0],
    [10, 0.043_472_746_2],
    [-1, -0.440_050_585_7],
  ])('takes J1(%d) = %d', (x, expected) => {
    expect(besselJ1(x)).toBeCloseTo(expected, 6);
  });

  it('overshoots beside an edge, and leaves alpha', () => {
    const samples = Array.from({ length: 60 }, (_, i) => (i % 2 === 1 ? 9 : i < 30 ? 50 : 200));

    const made = replayed('RingingOvershoot', { kernel_size: 15, cutoff: Math.PI / 2 }, picture(2, samples));

    expect(Math.max(...made.data)).toBeGreaterThan(203);
    expect(Math.min(...made.data.filter((_, i) => i % 2 === 0))).toBeLessThan(47);
    expect(new Set(made.data.filter((_, i) => i % 2 === 1))).toEqual(new Set([9]));
  });
});

describeOperation({
  op: 'RingingOvershoot',
  changes: {
    blur_limit: [{ blur_limit: [3, 3] }, { blur_limit: [9, 9] }],
    cutoff: [{ cutoff: [0.8, 0.8] }, { cutoff: [1.5, 1.5] }],
  },
});
