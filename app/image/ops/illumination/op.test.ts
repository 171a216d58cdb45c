import { describe, expect, it } from 'vitest';
import { describeOperation, picture, replayed } from '../../testing-operation.ts';

describe('Illumination', () => {
  it('linear goes from dark to light along its angle, and leaves alpha', () => {
    const made = replayed(
      'Illumination',
      { mode: 'linear', intensity: 0.2, angle: 0 },
      picture(2, [100, 9, 100, 9, 100, 9]),
    );

    expect([...made.data]).toEqual([80, 9, 100, 9, 120, 9]);
  });

  it('linear below 0 goes the other way', () => {
    const made = replayed('Illumination', { mode: 'linear', intensity: -0.2, angle: 0 }, picture(1, [100, 100, 100]));

    expect([...made.data]).toEqual([120, 100, 80]);
  });

  it('corner grows with the distance to it', () => {
    const made = replayed('Illumination', { mode: 'corner', intensity: 0.2, corner: 1 }, picture(1, [100, 100, 100]));

    expect(made.data[2]).toBe(100);
    expect(made.data[0]).toBeLessThan(made.data[1]!);
  });

  it('gaussian is strongest in its middle', () => {
    const values = { mode: 'gaussian', intensity: 0.2, center: [1 / 3, 0], sigma: 0.3 };

    const { data } = replayed('Illumination', values, picture(1, [100, 100, 100]));

    expect([data[1], data[0] === data[2], data[0]! < 120]).toEqual([120, true, true]);
  });
});

describeOperation({
  op: 'Illumination',
  required: { intensity_range: [0.2, 0.2] },
  changes: {
    mode: [{ mode: 'linear' }, { mode: 'corner' }, { mode: 'gaussian' }],
    intensity_range: [{ intensity_range: [0.05, 0.05] }, { intensity_range: [0.2, 0.2] }],
    effect_type: [{ effect_type: 'brighten' }, { effect_type: 'darken' }],
    angle_range: [{ angle_range: [0, 0] }, { angle_range: [90, 90] }],
    center_range: [
      { mode: 'gaussian', center_range: [0, 0] },
      { mode: 'gaussian', center_range: [0.7, 0.7] },
    ],
    sigma_range: [
      { mode: 'gaussian', sigma_range: [0.2, 0.2] },
      { mode: 'gaussian', sigma_range: [0.9, 0.9] },
    ],
  },
});
