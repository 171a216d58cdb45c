import { describe, expect, it } from 'vitest';
import { quantilesOf } from '../../kernels/quantiles.ts';
import { describeOperation, picture, replayed } from '../../testing-operation.ts';

const meanOf = (values: Float32Array) => values.reduce((a, b) => a + b, 0) / values.length;
const deviationOf = (values: Float32Array) => Math.sqrt(meanOf(values.map((v) => v * v)) - meanOf(values) ** 2);

describe('AdditiveNoise', () => {
  it('adds one value to each channel', () => {
    expect([...replayed('AdditiveNoise', { shifts: [10, -20, 300] }, picture(3, [100, 100, 100])).data]).toEqual([
      110, 80, 255,
    ]);
  });

  it.each([
    [{ kind: 'uniform', low: -0.2, high: 0.4 } as const, 0.1, 0.6 / Math.sqrt(12)],
    [{ kind: 'gaussian', mean: 0.1, std: 0.2 } as const, 0.1, 0.2],
    [{ kind: 'laplace', mean: -0.1, scale: 0.2 } as const, -0.1, 0.2 * Math.SQRT2],
    [{ kind: 'beta', alpha: 2, beta: 3, scale: 1 } as const, -0.2, 0.4],
    [{ kind: 'beta', alpha: 0.5, beta: 0.5, scale: 1 } as const, 0, Math.SQRT1_2],
  ])('has the mean and deviation of %j', (distribution, mean, deviation) => {
    const quantiles = quantilesOf(distribution);

    expect(meanOf(quantiles)).toBeCloseTo(mean, 3);
    expect(deviationOf(quantiles)).toBeCloseTo(deviation, 2);
  });
});

const perPixel = { spatial_mode: 'per_pixel' };

describeOperation({
  op: 'AdditiveNoise',
  changes: {
    noise_type: ['uniform', 'gaussian', 'laplace', 'beta'].map((noise_type) => ({ ...perPixel, noise_type })),
    spatial_mode: [{ spatial_mode: 'constant' }, perPixel, { spatial_mode: 'shared' }],
    noise_params: [
      { ...perPixel, noise_params: null },
      { ...perPixel, noise_params: { ranges: [[-0.3, 0.3]] } },
      {
        noise_params: {
          ranges: [
            [0.1, 0.1],
            [0.2, 0.2],
            [-0.1, -0.1],
          ],
        },
      },
      { ...perPixel, noise_type: 'gaussian', noise_params: { mean_range: [0.1, 0.1], std_range: [0.02, 0.02] } },
      { ...perPixel, noise_type: 'laplace', noise_params: { mean_range: [0.1, 0.1], scale_range: [0.02, 0.02] } },
      {
        ...perPixel,
        noise_type: 'beta',
        noise_params: { alpha_range: [2, 2], beta_range: [5, 5], scale_range: [0.4, 0.4] },
      },
    ],
    approximation: [
      { ...perPixel, approximation: 1 },
      { ...perPixel, approximation: 0.3 },
    ],
  },
});
