import { describe, expect, it } from 'vitest';
import { replay } from '../../replay.ts';
import { smoothPicture, withLabels } from '../../testing.ts';
import { describeLabelsMove, describeOperation } from '../../testing-operation.ts';

const view = (quad: readonly (readonly number[])[]) => [
  { op: 'Perspective', params: { source_quad_tl_tr_br_bl: quad } },
];

describe('Perspective', () => {
  it('with the corners where they are changes nothing', () => {
    const sample = withLabels(smoothPicture(20, 14));
    const corners = [[0, 0], [20, 0], [20, 14], [0, 14]]; // biome-ignore format: one quadrilateral

    expect(replay([sample], view(corners), { resampling: 'fused' }).sample).toEqual(sample);
  });

  it('sends the corners of the quadrilateral to those of the picture', () => {
    const quad = [[2, 1], [18, 3], [16, 13], [1, 12]]; // biome-ignore format: one quadrilateral
    const points = quad.flat();
    const sample = withLabels(smoothPicture(20, 14), { polygons: [{ id: 0, points, clipped: points }] });

    const { polygons } = replay([sample], view(quad), { resampling: 'fused' }).sample.labels;

    const wanted = [0, 0, 20, 0, 20, 14, 0, 14];
    expect(polygons[0]?.points.map((value) => Math.round(value * 1e9) / 1e9 + 0)).toEqual(wanted);
  });

  it('refuses corners that lie on a line', () => {
    const line = [[0, 0], [5, 5], [9, 9], [0, 9]]; // biome-ignore format: one quadrilateral

    expect(() => replay([withLabels(smoothPicture(9, 9))], view(line), { resampling: 'fused' })).toThrow(
      'no three lie on a line',
    );
  });
});

describeOperation({
  op: 'Perspective',
  changes: {
    scale: [{ scale: [0.02, 0.02] }, { scale: [0.2, 0.2] }],
    keep_size: [{ keep_size: true }, { keep_size: false }],
    fit_output: [{ fit_output: false }, { fit_output: true }, { fit_output: true, keep_size: false }],
    interpolation: [0, 1, 2, 4].map((interpolation) => ({ interpolation })),
    mask_interpolation: [0, 1, 2, 4].map((mask_interpolation) => ({ mask_interpolation })),
    border_mode: [0, 1, 2, 3, 4].map((border_mode) => ({ fit_output: true, border_mode })),
    fill: [0, 90, [90, 0, 200]].map((fill) => ({ fit_output: true, fill })),
    fill_mask: [0, 3].map((fill_mask) => ({ fit_output: true, fill_mask })),
  },
});

describeLabelsMove({ op: 'Perspective' });
describeLabelsMove({ op: 'Perspective', parameters: { fit_output: true, keep_size: false, scale: 0.2 } });
