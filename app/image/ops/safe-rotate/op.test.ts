import { describe, expect, it } from 'vitest';
import { replay } from '../../replay.ts';
import { smoothPicture, withLabels } from '../../testing.ts';
import { describeLabelsMove, describeOperation } from '../../testing-operation.ts';

describe('SafeRotate', () => {
  it('keeps the corners of the picture inside it', () => {
    const corners = [0, 0, 60, 0, 60, 40, 0, 40];
    const sample = withLabels(smoothPicture(60, 40), { polygons: [{ id: 0, points: corners, clipped: corners }] });
    for (let degrees = -90; degrees <= 90; degrees += 11) {
      const params = { rotate_degrees_counter_clockwise: degrees };

      const { labels } = replay([sample], [{ op: 'SafeRotate', params }], { resampling: 'fused' }).sample;

      const points = labels.polygons[0]!.points;
      expect(Math.min(...points)).toBeGreaterThan(-1);
      expect(Math.max(...points.filter((_, i) => i % 2 === 0))).toBeLessThan(61);
      expect(Math.max(...points.filter((_, i) => i % 2 === 1))).toBeLessThan(41);
    }
  });
});

describeOperation({
  op: 'SafeRotate',
  required: { limit: [25, 25] },
  changes: {
    limit: [{ limit: [10, 10] }, { limit: 45 }],
    rotate_method: [{ rotate_method: 'largest_box' }, { rotate_method: 'ellipse' }],
    interpolation: [0, 1, 2, 4].map((interpolation) => ({ interpolation })),
    mask_interpolation: [0, 1, 2, 4].map((mask_interpolation) => ({ mask_interpolation })),
    border_mode: [0, 1, 2, 3, 4].map((border_mode) => ({ border_mode })),
    fill: [{ fill: 0 }, { fill: 90 }, { fill: [90, 0, 200] }],
    fill_mask: [{ fill_mask: 0 }, { fill_mask: 3 }],
  },
});

describeLabelsMove({ op: 'SafeRotate' });
