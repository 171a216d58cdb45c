import { describe, expect, it } from 'vitest';
import { describeOperation, picture, replayed } from '../../testing-operation.ts';

describe('UnsharpMask', () => {
  const step = picture(2, [50, 7, 50, 7, 50, 7, 50, 7, 150, 7, 150, 7, 150, 7, 150, 7]);

  it('makes both sides of an edge differ more, and leaves alpha', () => {
    const made = replayed('UnsharpMask', { kernel_size: 3, sigma: 1, alpha: 0.5, threshold: 10 }, step);

    expect(made.data[6]).toBeLessThan(50);
    expect(made.data[8]).toBeGreaterThan(150);
    expect([made.data[0], made.data[14], made.data[1]]).toEqual([50, 150, 7]);
  });

  it('leaves differences below the threshold alone', () => {
    expect(replayed('UnsharpMask', { kernel_size: 3, sigma: 1, alpha: 0.5, threshold: 60 }, step)).toEqual(step);
  });
});

describeOperation({
  op: 'UnsharpMask',
  required: { threshold: 0, blur_limit: [7, 7] },
  changes: {
    blur_limit: [{ blur_limit: [3, 3] }, { blur_limit: [9, 9] }],
    sigma_limit: [{ sigma_limit: 0 }, { sigma_limit: [4, 4] }],
    alpha: [{ alpha: [0.2, 0.2] }, { alpha: [0.9, 0.9] }],
    threshold: [{ threshold: 0 }, { threshold: 4 }],
  },
});
