import { describe, expect, it } from 'vitest';
import { describeOperation, picture, replayed } from '../../testing-operation.ts';

describe('GlassBlur', () => {
  const source = picture(
    4,
    Array.from({ length: 400 }, (_, i) => i % 251),
    { width: 10 },
  );
  const values = { sigma: 0, max_delta: 2, iterations: 3, field_seed: 5 };

  it('exact only exchanges pixels, and leaves alpha and the rim', () => {
    const made = replayed('GlassBlur', { ...values, mode: 'exact' }, source);

    const sorted = (data: Iterable<number>) => [...data].filter((_, i) => i % 4 !== 3).sort((a, b) => a - b);
    expect(sorted(made.data)).toEqual(sorted(source.data));
    expect(made.data.filter((_, i) => i % 4 === 3)).toEqual(source.data.filter((_, i) => i % 4 === 3));
    expect(made.data.subarray(0, 40)).toEqual(source.data.subarray(0, 40));
    expect(made.data).not.toEqual(source.data);
  });

  it('leaves a picture alone that is smaller than twice the distance', () => {
    const small = picture(1, [1, 2, 3, 4], { width: 2 });

    expect(replayed('GlassBlur', { ...values, max_delta: 9 }, small)).toEqual(small);
  });
});

describeOperation({
  op: 'GlassBlur',
  changes: {
    sigma: [{ sigma: 0.5 }, { sigma: 2 }],
    max_delta: [{ max_delta: 2 }, { max_delta: 5 }],
    iterations: [{ iterations: 1 }, { iterations: 3 }],
    mode: [{ mode: 'fast' }, { mode: 'exact' }],
  },
});
