import { describe, expect, it } from 'vitest';
import { replay } from '../../replay.ts';
import { smoothPicture, withLabels } from '../../testing.ts';
import { describeOperation } from '../../testing-operation.ts';
import { uprightInside } from './op.ts';

const turn = (params: object) => [{ op: 'Rotate', params: params as Record<string, unknown> }];

describe('Rotate', () => {
  it('by a quarter is the quarter turn, pixel for pixel', () => {
    const sample = withLabels({ width: 3, height: 3, channels: 1, data: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9) });

    const { raster } = replay([sample], turn({ rotate_degrees_counter_clockwise: 90 }), { resampling: 'fused' }).sample;

    expect([...raster.data]).toEqual([3, 6, 9, 2, 5, 8, 1, 4, 7]);
  });

  it('by nothing changes nothing, whatever the interpolation', () => {
    const sample = withLabels(smoothPicture(17, 12));
    for (const interpolation of ['nearest', 'bilinear', 'cubic', 'lanczos4']) {
      const params = { rotate_degrees_counter_clockwise: 0, interpolation };

      expect(replay([sample], turn(params), { resampling: 'stepwise' }).sample.raster).toEqual(sample.raster);
    }
  });

  it('never mirrors labels, whatever the border shows', () => {
    const sample = withLabels(smoothPicture(40, 30), { boxes: [{ id: 0, x1: 0, y1: 0, x2: 4, y2: 4 }] });
    const params = { rotate_degrees_counter_clockwise: 30, border: 'reflect101' };

    const { labels } = replay([sample], turn(params), { resampling: 'fused' }).sample;

    expect(labels.boxes.length).toBeLessThanOrEqual(1);
  });

  it('crop_border leaves no filled pixel', () => {
    for (let degrees = -90; degrees <= 90; degrees += 7) {
      const white = { width: 60, height: 41, channels: 1, data: new Uint8Array(60 * 41).fill(255) } as const;
      const params = { rotate_degrees_counter_clockwise: degrees, crop_border: true };

      const { raster } = replay([withLabels(white)], turn(params), { resampling: 'fused' }).sample;

      const { x1, x2, y1, y2 } = uprightInside(white, degrees);
      expect([raster.width, raster.height]).toEqual([x2 - x1, y2 - y1]);
      expect(Math.min(...raster.data.subarray(raster.width + 1, -raster.width - 1))).toBeGreaterThan(120);
    }
  });
});

describeOperation({
  op: 'Rotate',
  required: { limit: [25, 25] },
  changes: {
    limit: [{ limit: [20, 20] }, { limit: [-20, -20] }, { limit: 45 }],
    interpolation: [0, 1, 2, 4].map((interpolation) => ({ interpolation })),
    mask_interpolation: [0, 1, 2, 4].map((mask_interpolation) => ({ mask_interpolation })),
    border_mode: [0, 1, 2, 3, 4].map((border_mode) => ({ border_mode })),
    fill: [{ fill: 0 }, { fill: 90 }, { fill: [90, 0, 200] }],
    fill_mask: [{ fill_mask: 0 }, { fill_mask: 3 }],
    rotate_method: [{ rotate_method: 'largest_box' }, { rotate_method: 'ellipse' }],
    crop_border: [{ crop_border: false }, { crop_border: true }],
  },
});
