import { describe, expect, it } from 'vitest';
import { smoothPicture } from '../../testing.ts';
import { describeLabelsMove, describeOperation, replayed } from '../../testing-operation.ts';

describe('GridElasticDeform', () => {
  it('leaves the picture where no corner moves, at any number of cells', () => {
    const source = smoothPicture(23, 18);
    for (const [columns, rows] of [
      [1, 1],
      [2, 3],
      [5, 4],
    ] as const) {
      const displacements = Array.from({ length: (columns - 1) * (rows - 1) }, () => [0, 0]);

      expect(replayed('GridElasticDeform', { num_grid_xy: [columns, rows], displacements }, source)).toEqual(source);
    }
  });

  it('refuses more cells than pixels', () => {
    expect(() =>
      replayed('GridElasticDeform', { num_grid_xy: [9, 1], displacements: [] }, smoothPicture(8, 8)),
    ).toThrow('Choose fewer cells');
  });
});

describeOperation({
  op: 'GridElasticDeform',
  required: { num_grid_xy: [4, 4], magnitude: 4 },
  changes: {
    num_grid_xy: [{ num_grid_xy: [3, 3] }, { num_grid_xy: [3, 5] }, { num_grid_xy: [5, 3] }],
    magnitude: [{ magnitude: 1 }, { magnitude: 5 }],
    interpolation: [0, 1, 2, 4].map((interpolation) => ({ interpolation })),
    mask_interpolation: [0, 1, 2, 4].map((mask_interpolation) => ({ mask_interpolation })),
  },
});

describeLabelsMove({ op: 'GridElasticDeform', parameters: { num_grid_xy: [4, 3], magnitude: 4 } });
