import { describe, expect, it } from 'vitest';
import { flattened, superpixels } from '../../kernels/superpixels.ts';
import { smoothPicture } from '../../testing.ts';
import { describeOperation, picture } from '../../testing-operation.ts';

describe('Superpixels', () => {
  it('makes every pixel of a chosen patch the mean of the patch', () => {
    const made = flattened(picture(1, [10, 20, 30, 40]), Int32Array.of(0, 0, 1, 1), (patch) => patch === 0);

    expect([...made.data]).toEqual([15, 15, 30, 40]);
  });

  it('cuts along an edge of colors, not across it', () => {
    const sides = Array.from({ length: 400 }, (_, i) => (i % 20 < 9 ? 0 : 255));

    const { patches } = superpixels(picture(1, sides, { width: 20 }), 4);

    const left = new Set([...patches].filter((_, i) => i % 20 < 9));
    const right = new Set([...patches].filter((_, i) => i % 20 >= 11));
    expect([...left].filter((patch) => right.has(patch))).toEqual([]);
  });

  it('makes about as many patches as were asked for', () => {
    expect(superpixels(smoothPicture(120, 80), 100).count).toBeGreaterThan(80);
  });
});

const all = { p_replace: [1, 1] };

describeOperation({
  op: 'Superpixels',
  changes: {
    p_replace: [{ p_replace: [0, 0] }, { p_replace: [0.5, 0.5] }, all],
    n_segments: [
      { ...all, n_segments: [20, 20] },
      { ...all, n_segments: [80, 80] },
    ],
    max_size: [
      { ...all, max_size: 20 },
      { ...all, max_size: null },
    ],
    interpolation: [0, 1, 2, 4].map((interpolation) => ({ ...all, max_size: 20, interpolation })),
  },
});
