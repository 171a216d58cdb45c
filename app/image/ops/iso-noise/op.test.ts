import { describe, expect, it } from 'vitest';
import { describeOperation, picture, replayed } from '../../testing-operation.ts';

describe('ISONoise', () => {
  const seeds = { field_seed: 1, hue_field_seed: 2 };

  it('without intensity changes nothing', () => {
    const source = picture(4, [200, 100, 50, 9, 0, 255, 30, 9, 7, 7, 7, 9, 255, 255, 255, 9]);

    expect(replayed('ISONoise', { color_shift: 0.5, intensity: 0, ...seeds }, source)).toEqual(source);
  });

  it('leaves white white and alpha as it is', () => {
    const samples = Array.from({ length: 400 }, (_, i) => (i % 4 === 3 ? 9 : i % 8 < 4 ? 255 : 0));

    const made = replayed('ISONoise', { color_shift: 0.05, intensity: 1, ...seeds }, picture(4, samples));

    const pixels = Array.from({ length: 100 }, (_, p) => [...made.data.subarray(4 * p, 4 * p + 4)]);
    expect(pixels.filter((_, p) => p % 2 === 0)).toEqual(new Array(50).fill([255, 255, 255, 9]));
    expect(new Set(pixels.filter((_, p) => p % 2 === 1).map(String)).size).toBeGreaterThan(1);
  });
});

describeOperation({
  op: 'ISONoise',
  changes: {
    color_shift: [{ color_shift: [0, 0] }, { color_shift: [0.1, 0.1] }],
    intensity: [{ intensity: [0.2, 0.2] }, { intensity: [0.8, 0.8] }],
  },
});
