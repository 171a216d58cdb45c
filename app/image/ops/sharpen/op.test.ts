import { describe, expect, it } from 'vitest';
import { describeOperation, picture, replayed } from '../../testing-operation.ts';

/** Kernel size and sigma belong to this method. */
const gaussian = (parameters: object) => ({ method: 'gaussian', ...parameters });

describe('Sharpen', () => {
  const source = picture(2, [100, 7, 100, 7, 100, 7, 100, 7, 120, 7, 100, 7, 100, 7, 100, 7, 100, 7], { width: 3 });

  it('kernel subtracts the neighbors from the pixel, clips, and leaves alpha', () => {
    const made = replayed('Sharpen', { alpha: 0.5, lightness: 1 }, source);

    // In the middle 5·120 − 0.5·800; beside it, mirrored, it is subtracted twice from 5·100 − 0.5·600; in a corner four times.
    expect([...made.data]).toEqual([60, 7, 80, 7, 60, 7, 80, 7, 200, 7, 80, 7, 60, 7, 80, 7, 60, 7]);
  });

  it('gaussian adds the difference to the blurred picture', () => {
    const weight = 1 / (1 + 2 * Math.exp(-0.5));
    const made = replayed('Sharpen', { alpha: 1, method: 'gaussian', kernel_size: 3, sigma: 1 }, source);

    expect(made.data[8]).toBe(Math.round(120 + 20 * (1 - weight ** 2)));
  });

  it('of a flat picture with lightness 1 changes nothing', () => {
    const flat = picture(3, new Array(36).fill(90), { width: 4 });

    expect(replayed('Sharpen', { alpha: 0.7, lightness: 1 }, flat)).toEqual(flat);
  });
});

describeOperation({
  op: 'Sharpen',
  changes: {
    alpha: [{ alpha: [0.2, 0.2] }, { alpha: [0.5, 0.5] }],
    lightness: [{ lightness: [0.5, 0.5] }, { lightness: [1, 1] }],
    method: [{ method: 'kernel' }, { method: 'gaussian' }],
    kernel_size: [gaussian({ kernel_size: 3 }), gaussian({ kernel_size: 9 })],
    sigma: [gaussian({ sigma: 0.7 }), gaussian({ sigma: 3 })],
  },
});
