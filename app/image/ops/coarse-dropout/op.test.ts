import { describe, expect, it } from 'vitest';
import { KEEP_ALL_BOXES } from '../../geometry/box-rules.ts';
import { replay } from '../../replay.ts';
import { rectangleMask, smoothPicture, withLabels } from '../../testing.ts';
import { describeOperation } from '../../testing-operation.ts';

const triangle = [2, 2, 6, 2, 2, 6];
const sample = withLabels(smoothPicture(20, 10), {
  boxes: [
    { id: 'cut', x1: 4.5, y1: 1.5, x2: 12.5, y2: 7.5 },
    { id: 'hidden', x1: 1.2, y1: 1.2, x2: 5, y2: 5 },
  ],
  keypoints: [
    { id: 'in', x: 7.9, y: 3, angle: 0, scale: 1, visible: true },
    { id: 'out', x: 8, y: 3, angle: 0, scale: 1, visible: true },
  ],
  polygons: [{ id: 'gone', points: triangle, clipped: triangle }],
  mask: rectangleMask(20, 10, [0, 0, 20, 10]),
});
const drop = (params: object, rules: object = {}) =>
  replay([sample], [{ op: 'CoarseDropout', params: { holes_xyxy: [[0, 0, 8, 10]], ...params } }], {
    resampling: 'fused',
    boxRules: { ...KEEP_ALL_BOXES, ...rules },
  });

describe('CoarseDropout', () => {
  it('fills its holes and nothing else', () => {
    const { raster } = drop({ fill: [1, 2, 3] }).sample;

    for (let i = 0; i < raster.data.length; i++) {
      const x = Math.floor(i / 3) % 20;
      expect(raster.data[i]).toBe(x < 8 ? 1 + (i % 3) : sample.raster.data[i]);
    }
  });

  it('knows what it covers, and says why a label went', () => {
    const { sample: made, dropped } = drop({});

    expect(made.labels.boxes).toEqual([{ id: 'cut', x1: 8, y1: 1.5, x2: 12.5, y2: 7.5 }]);
    expect(made.labels.keypoints.map((point) => point.visible)).toEqual([false, true]);
    expect(made.labels.polygons[0]?.clipped).toEqual([]);
    expect(dropped.map(({ id, reason }) => [id, reason])).toEqual([
      ['hidden', 'holes hide all of it'],
      ['in', 'a hole hides it'],
      ['gone', 'holes hide all of it'],
    ]);
  });

  it('judges boxes by the share that is seen', () => {
    const { dropped } = drop({}, { min_visibility: 0.6 });

    expect(dropped[0]).toMatchObject({ id: 'cut', reason: 'the visible share 0.563 is below min_visibility 0.6' });
  });

  it('leaves the mask unless fill_mask says otherwise', () => {
    expect(drop({}).sample.labels.mask).toEqual(sample.labels.mask);
    expect(drop({ fill_mask: 7 }).sample.labels.mask?.data.slice(6, 10)).toEqual(Uint8Array.of(7, 7, 1, 1));
  });
});

describeOperation({
  op: 'CoarseDropout',
  required: { num_holes_range: [3, 3], hole_height_range: [0.3, 0.4], hole_width_range: [0.3, 0.4] },
  changes: {
    num_holes_range: [{ num_holes_range: [0, 0] }, { num_holes_range: [2, 2] }, { num_holes_range: [5, 5] }],
    hole_height_range: [{ hole_height_range: [0.1, 0.1] }, { hole_height_range: [12, 12] }],
    hole_width_range: [{ hole_width_range: [0.1, 0.1] }, { hole_width_range: [12, 12] }],
    fill: [{ fill: 0 }, { fill: [90, 0, 200] }, { fill: 'random' }, { fill: 'random_uniform' }],
    fill_mask: [{ fill_mask: null }, { fill_mask: 0 }, { fill_mask: 250 }],
  },
});
