import { describe, expect, it } from 'vitest';
import { polygonArea } from '../../geometry/polygon.ts';
import { replay } from '../../replay.ts';
import { withLabels } from '../../testing.ts';
import { describeLabelsMove, describeOperation, picture, replayed } from '../../testing-operation.ts';

const halves = {
  tiles: [
    [0, 0, 1, 2],
    [0, 2, 1, 4],
  ],
  mapping: [1, 0],
};

describe('RandomGridShuffle', () => {
  it('brings each cell to its new place', () => {
    expect([...replayed('RandomGridShuffle', halves, picture(1, [1, 2, 3, 4])).data]).toEqual([3, 4, 1, 2]);
  });

  it('keeps all of an outline that a cut divides', () => {
    const points = [1, 0, 3, 0, 3, 1, 1, 1];
    const sample = withLabels(picture(1, [1, 2, 3, 4]), { polygons: [{ id: 0, points, clipped: points }] });

    const { labels } = replay([sample], [{ op: 'RandomGridShuffle', params: halves }], { resampling: 'fused' }).sample;

    expect(polygonArea(labels.polygons[0]?.clipped ?? [])).toBeCloseTo(2, 9);
  });

  it('refuses cells of different sizes in each other’s place', () => {
    const uneven = {
      tiles: [
        [0, 0, 1, 1],
        [0, 1, 1, 4],
      ],
      mapping: [1, 0],
    };

    expect(() => replayed('RandomGridShuffle', uneven, picture(1, [1, 2, 3, 4]))).toThrow('cells of one size');
  });
});

describeOperation({
  op: 'RandomGridShuffle',
  changes: { grid: [{ grid: [2, 2] }, { grid: [2, 4] }, { grid: [4, 2] }] },
});

describeLabelsMove({ op: 'RandomGridShuffle', cutsOutlines: true });
describeLabelsMove({ op: 'RandomGridShuffle', parameters: { grid: [2, 5] }, cutsOutlines: true });
