import { describe, expect, it } from 'vitest';
import { describeOperation, picture, replayed } from '../../testing-operation.ts';

describe('ChromaticAberration', () => {
  const still = {
    primary_distortion_red: 0,
    secondary_distortion_red: 0,
    primary_distortion_blue: 0,
    secondary_distortion_blue: 0,
  };
  const source = picture(
    4,
    Array.from({ length: 64 }, (_, i) => (i % 4) * 10 + Math.floor(i / 4)),
  );

  it('without distortion changes nothing', () => {
    expect(replayed('ChromaticAberration', still, source)).toEqual(source);
  });

  it('takes red from further out and leaves the other channels', () => {
    const made = replayed('ChromaticAberration', { ...still, primary_distortion_red: 1 }, source);

    const channel = (c: number, data: Iterable<number>) => [...data].filter((_, i) => i % 4 === c);
    // Pixel 12 lies a quarter of the width beside the middle: 8 + 4 · (1 + 1/16 + 1/4 of the height's square) = 13.25.
    expect(channel(0, made.data)[12]).toBe(13);
    expect([1, 2, 3].map((c) => channel(c, made.data))).toEqual([1, 2, 3].map((c) => channel(c, source.data)));
  });
});

describeOperation({
  op: 'ChromaticAberration',
  required: { primary_distortion_limit: [0.3, 0.3] },
  changes: {
    primary_distortion_limit: [{ primary_distortion_limit: [0.3, 0.3] }, { primary_distortion_limit: [-0.4, -0.4] }],
    secondary_distortion_limit: [{ secondary_distortion_limit: [0.1, 0.1] }, { secondary_distortion_limit: [1, 1] }],
    mode: [{ mode: 'green_purple' }, { mode: 'red_blue' }],
    interpolation: [{ interpolation: 0 }, { interpolation: 1 }, { interpolation: 2 }],
  },
});
