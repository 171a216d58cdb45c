import { describe, expect, it } from 'vitest';
import { separatedStains, stainAxes } from '../../kernels/stains.ts';
import { describeOperation, picture, replayed } from '../../testing-operation.ts';

const H = [0.65, 0.7, 0.29] as const;
const E = [0.07, 0.99, 0.11] as const;
const tissue = picture(
  3,
  Array.from({ length: 400 }, (_, i) => [((i * 7) % 20) / 12, ((i * 13) % 17) / 10]).flatMap(([h = 0, e = 0]) =>
    [0, 1, 2].map((c) => Math.round(255 * Math.exp(-(h * H[c]! + e * E[c]!)))),
  ),
  { width: 20 },
);
const unchanged = { stain_matrix: [H, E], scale_factors: [1, 1], shift_values: [0, 0] };

describe('HEStain', () => {
  it('gives the picture back where no stain changes', () => {
    const made = replayed('HEStain', unchanged, tissue);

    made.data.forEach((value, i) => {
      expect(Math.abs(value - tissue.data[i]!)).toBeLessThanOrEqual(1);
    });
  });

  it('leaves the background unless it is to change too', () => {
    const white = picture(3, [250, 250, 250]);
    const stronger = { ...unchanged, shift_values: [0.5, 0] };

    expect(Math.abs(replayed('HEStain', stronger, white).data[1]! - 250)).toBeLessThan(4);
    expect(replayed('HEStain', { ...stronger, augment_background: true }, white).data[0]).toBeLessThan(200);
  });

  it.each([
    ['axes of the tissue', () => stainAxes(tissue)],
    ['a separation', () => separatedStains(tissue, [H, E])],
  ])('finds both stains by %s', (_name, find) => {
    const [first, second] = find() ?? [];

    const likeness = (a: readonly number[] = [], b: readonly number[] = []) =>
      a.reduce((sum, value, c) => sum + value * b[c]!, 0) / (Math.hypot(...a) * Math.hypot(...b));
    expect(Math.max(likeness(first, H), likeness(second, H))).toBeGreaterThan(0.95);
    expect(Math.max(likeness(first, E), likeness(second, E))).toBeGreaterThan(0.95);
  });
});

describeOperation({
  op: 'HEStain',
  changes: {
    method: ['preset', 'vahadane', 'macenko'].map((method) => ({ method })),
    preset: ['standard', 'dark', 'light'].map((preset) => ({ method: 'preset', preset })),
    intensity_scale_range: [{ intensity_scale_range: [0.7, 0.7] }, { intensity_scale_range: [1.5, 1.5] }],
    intensity_shift_range: [{ intensity_shift_range: [0, 0] }, { intensity_shift_range: [0.3, 0.3] }],
  },
  // The test picture has no background; see above.
  fixed: ['augment_background'],
});
