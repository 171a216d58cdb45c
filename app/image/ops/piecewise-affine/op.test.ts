import { describe, expect, it } from 'vitest';
import { smoothPicture } from '../../testing.ts';
import { describeLabelsMove, describeOperation, replayed } from '../../testing-operation.ts';

describe('PiecewiseAffine', () => {
  it('leaves the picture where no grid point moves', () => {
    const source = smoothPicture(21, 17);
    const jitter = Array.from({ length: 12 }, () => [0, 0]);

    expect(replayed('PiecewiseAffine', { nb_rows: 3, nb_cols: 4, jitter }, source)).toEqual(source);
  });

  it('fetches a grid point from where it was moved to', () => {
    const source = smoothPicture(21, 17);
    const jitter = Array.from({ length: 9 }, (_, i) => (i === 4 ? [3, -2] : [0, 0]));

    const made = replayed('PiecewiseAffine', { nb_rows: 3, nb_cols: 3, jitter }, source);

    const at = (picture: typeof source, x: number, y: number) => picture.data[(y * 21 + x) * 3];
    expect(at(made, 10, 8)).toBe(at(source, 13, 6));
    expect(at(made, 0, 0)).toBe(at(source, 0, 0));
  });
});

describeOperation({
  op: 'PiecewiseAffine',
  changes: {
    scale: [{ scale: [0.02, 0.02] }, { scale: [0.2, 0.2] }],
    nb_rows: [{ nb_rows: 3 }, { nb_rows: [6, 6] }],
    nb_cols: [{ nb_cols: 3 }, { nb_cols: [6, 6] }],
    absolute_scale: [
      { absolute_scale: false, scale: [0.2, 0.2] },
      { absolute_scale: true, scale: [0.2, 0.2] },
    ],
    interpolation: [0, 1, 2, 4].map((interpolation) => ({ scale: [0.2, 0.2], interpolation })),
    mask_interpolation: [0, 1, 2, 4].map((mask_interpolation) => ({ scale: [0.2, 0.2], mask_interpolation })),
  },
  // No pixel comes from outside the picture, in Albumentations neither: there is no border to see.
  fixed: ['border_mode', 'fill', 'fill_mask'],
});

describeLabelsMove({ op: 'PiecewiseAffine' });
describeLabelsMove({
  op: 'PiecewiseAffine',
  parameters: { scale: [8, 8], absolute_scale: true, nb_rows: 3, nb_cols: 3 },
});
