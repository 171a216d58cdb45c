import { describe, expect, it } from 'vitest';
import { describeOperation, picture, replayed } from '../../testing-operation.ts';

describe('SaltAndPepper', () => {
  it('makes exactly as many pixels white and black as asked for, and leaves the others and alpha', () => {
    const samples = Array.from({ length: 800 }, (_, i) => (i % 4 === 3 ? 9 : 100));

    const made = replayed('SaltAndPepper', { amount: 0.3, salt_vs_pepper: 0.25, field_seed: 8 }, picture(4, samples));

    const pixels = Array.from({ length: 200 }, (_, p) => String(made.data.subarray(4 * p, 4 * p + 4)));
    const count = (pixel: string) => pixels.filter((other) => other === pixel).length;
    expect(['255,255,255,9', '0,0,0,9', '100,100,100,9'].map(count)).toEqual([15, 45, 140]);
  });
});

describeOperation({
  op: 'SaltAndPepper',
  changes: {
    amount: [{ amount: [0.1, 0.1] }, { amount: [0.3, 0.3] }],
    salt_vs_pepper: [{ salt_vs_pepper: [0.2, 0.2] }, { salt_vs_pepper: [0.8, 0.8] }],
  },
});
