import { describe, expect, it } from 'vitest';
import { describeOperation, picture, replayed } from '../../testing-operation.ts';

describe('AdvancedBlur', () => {
  const point = picture(
    1,
    Array.from({ length: 25 }, (_, i) => (i === 12 ? 255 : 0)),
    { width: 5 },
  );

  it('with beta 1 and no noise is a Gaussian', () => {
    const made = replayed(
      'AdvancedBlur',
      { kernel_size: 3, sigma_x: 1, sigma_y: 1, angle_degrees: 33, beta: 1 },
      point,
    );

    const side = Math.exp(-0.5) / (1 + 2 * Math.exp(-0.5));
    expect([made.data[11], made.data[6]]).toEqual([
      Math.round(255 * side * (1 - 2 * side)),
      Math.round(255 * side * side),
    ]);
  });

  it('is turned by its angle', () => {
    const values = { kernel_size: 5, sigma_x: 2, sigma_y: 0.2, beta: 1 };

    const flat = replayed('AdvancedBlur', { ...values, angle_degrees: 0 }, point);
    const upright = replayed('AdvancedBlur', { ...values, angle_degrees: 90 }, point);

    expect(flat.data[11]).toBeGreaterThan(flat.data[7]!);
    expect(upright.data[7]).toBe(flat.data[11]);
  });
});

describeOperation({
  op: 'AdvancedBlur',
  required: { blur_limit: [7, 7], sigma_x_limit: [3, 3], sigma_y_limit: [1, 1] },
  changes: {
    blur_limit: [{ blur_limit: [3, 3] }, { blur_limit: [9, 9] }],
    sigma_x_limit: [{ sigma_x_limit: [0.5, 0.5] }, { sigma_x_limit: [3, 3] }],
    sigma_y_limit: [{ sigma_y_limit: [0.5, 0.5] }, { sigma_y_limit: [3, 3] }],
    rotate_limit: [{ rotate_limit: [0, 0] }, { rotate_limit: [50, 50] }],
    beta_limit: [{ beta_limit: [0.9, 1.1] }, { beta_limit: [0, 20] }],
    noise_limit: [{ noise_limit: [1, 1] }, { noise_limit: [0.2, 3] }],
  },
});
