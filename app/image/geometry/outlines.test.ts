import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_LABELS } from '../labels.ts';
import { KEEP_ALL_BOXES } from './box-rules.ts';
import { mapLabels, matrixLabels } from './map-labels.ts';
import { crop, flipHorizontally, flipVertically, quarterTurn } from './mapping.ts';
import { polygonArea } from './polygon.ts';
import { rasterize } from './rasterize.ts';
import { smallestRectangle } from './turned-rectangle.ts';

const size = { width: 12, height: 10 };

describe('outlines', () => {
  it('cover the pixels whose centres they hold, but for their holes', () => {
    const outer = [1, 1, 7, 1, 7, 7, 1, 7];
    const hole = [3, 3, 5, 3, 5, 5, 3, 5];

    const covered = [...rasterize([outer, hole], size).data].filter((value) => value === 1).length;

    expect(covered).toBe(36 - 4);
  });

  it('are one label as long as one part of it is left', () => {
    const left = [0, 0, 3, 0, 3, 3, 0, 3];
    const right = [8, 0, 11, 0, 11, 3, 8, 3];
    const labels = {
      ...NO_LABELS,
      polygons: [left, right].map((points) => ({ id: 'a', points, clipped: points })),
    };

    const half = mapLabels(labels, matrixLabels(crop({ x1: 0, y1: 0, x2: 5, y2: 5 })), KEEP_ALL_BOXES, 'Crop');
    const none = mapLabels(half.labels, matrixLabels(crop({ x1: 4, y1: 0, x2: 5, y2: 5 })), KEEP_ALL_BOXES, 'Crop');

    expect(half.dropped).toEqual([]);
    expect(none.dropped).toEqual([{ kind: 'polygon', id: 'a', op: 'Crop', reason: 'it lies outside the picture' }]);
  });

  it('turned by any angle are fitted by a rectangle of their own size', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: Math.PI, noNaN: true }), (angle) => {
        const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
        const corners = [-6, -2, 6, -2, 6, 2, -6, 2];
        const turned = corners.map((_, i) =>
          i % 2 === 0
            ? (corners[i] as number) * cos - (corners[i + 1] as number) * sin
            : (corners[i - 1] as number) * sin + (corners[i] as number) * cos,
        );

        expect(polygonArea(smallestRectangle(turned))).toBeCloseTo(48, 6);
      }),
    );
  });

  it('that are no area have no rectangle', () => {
    expect(smallestRectangle([0, 0, 3, 3, 6, 6])).toEqual([]);
  });
});

describe('key points of a pair', () => {
  const eye = (id: string, partner: string, x: number) => ({ id, partner, x, y: 4, angle: 0, scale: 1, visible: true });
  const labels = { ...NO_LABELS, keypoints: [eye('left', 'right', 3), eye('right', 'left', 8)] };
  const names = (mapping: ReturnType<typeof flipHorizontally>) =>
    mapLabels(labels, matrixLabels(mapping), KEEP_ALL_BOXES, 'op').labels.keypoints.map(({ id, x }) => [id, x]);

  it('change names in a mirror, whichever way it hangs, and not in a turn', () => {
    expect(names(flipHorizontally(size))).toEqual([
      ['right', 8],
      ['left', 3],
    ]);
    expect(names(flipVertically(size))).toEqual([
      ['right', 3],
      ['left', 8],
    ]);
    expect(names(quarterTurn(size, 2))).toEqual([
      ['left', 8],
      ['right', 3],
    ]);
  });
});

describe('boxes that are cut', () => {
  it('are told with the share that is left', () => {
    const labels = { ...NO_LABELS, boxes: [{ id: 1, x1: 2, y1: 2, x2: 6, y2: 6 }] };

    const { cut } = mapLabels(labels, matrixLabels(crop({ x1: 3, y1: 0, x2: 9, y2: 9 })), KEEP_ALL_BOXES, 'Crop');

    expect(cut).toEqual([{ kind: 'box', id: 1, op: 'Crop', share: 0.75 }]);
  });
});
