import { describe, expect, it } from 'vitest';
import { describeOperation, picture, replayed } from '../../testing-operation.ts';

describe('Blur', () => {
  it('is the mean of the square, mirrored at the rim, and leaves alpha', () => {
    const source = picture(2, [0, 1, 90, 2, 0, 3, 30, 4, 0, 5, 0, 6], { width: 3 });

    const made = replayed('Blur', { kernel_size: 3 }, source);

    // Two rows mirror to 1 0 1 and 0 1 0, three columns to 1 0 1, 0 1 2 and 1 2 1.
    const means = [240, 150, 180, 390, 210, 360].map((sum) => Math.round(sum / 9));
    expect([...made.data]).toEqual(means.flatMap((mean, i) => [mean, i + 1]));
  });

  it('of a flat picture changes nothing', () => {
    const source = picture(3, new Array(60).fill(77), { width: 5, bits: 16 });

    expect(replayed('Blur', { kernel_size: 7 }, source)).toEqual(source);
  });
});

describeOperation({
  op: 'Blur',
  changes: { blur_limit: [{ blur_limit: [3, 3] }, { blur_limit: [9, 9] }] },
});
