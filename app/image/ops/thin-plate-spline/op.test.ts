import { describe, expect, it } from 'vitest';
import { thinPlate } from '../../geometry/thin-plate.ts';
import { describeLabelsMove, describeOperation } from '../../testing-operation.ts';

describe('ThinPlateSpline', () => {
  it('takes every control point exactly to its place, and an affine shift is no bend', () => {
    const points = [0, 1, 2, 3].map((i) => ({
      x: i % 2,
      y: i >> 1,
      toX: (i % 2) + 0.1 * i,
      toY: (i >> 1) - 0.05 * i * i,
    }));
    const map = thinPlate(points);
    const shift = thinPlate(points.map(({ x, y }) => ({ x, y, toX: x + 0.25, toY: y - 0.5 })));

    for (const { x, y, toX, toY } of points) {
      expect(map(x, y)[0]).toBeCloseTo(toX, 9);
      expect(map(x, y)[1]).toBeCloseTo(toY, 9);
    }
    expect(shift(0.3, 0.7)[0]).toBeCloseTo(0.55, 9);
    expect(shift(0.3, 0.7)[1]).toBeCloseTo(0.2, 9);
  });
});

describeOperation({
  op: 'ThinPlateSpline',
  changes: {
    scale_range: [{ scale_range: [0.1, 0.1] }, { scale_range: [0.6, 0.6] }],
    num_control_points: [{ num_control_points: 2 }, { num_control_points: 3 }, { num_control_points: 5 }],
    interpolation: [0, 1, 2, 4].map((interpolation) => ({ scale_range: [0.9, 0.9], interpolation })),
    mask_interpolation: [0, 1, 2, 4].map((mask_interpolation) => ({ scale_range: [0.9, 0.9], mask_interpolation })),
    border_mode: [0, 1, 2, 3, 4].map((border_mode) => ({ scale_range: [0.9, 0.9], border_mode })),
    fill: [0, 90, [90, 0, 200]].map((fill) => ({ scale_range: [0.9, 0.9], fill })),
    fill_mask: [0, 3].map((fill_mask) => ({ scale_range: [0.9, 0.9], fill_mask })),
  },
});

describeLabelsMove({ op: 'ThinPlateSpline' });
describeLabelsMove({ op: 'ThinPlateSpline', parameters: { num_control_points: 2, scale_range: [0.5, 0.5] } });
