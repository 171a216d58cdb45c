import { describe, expect, it } from 'vitest';
import { augment } from '../../augment.ts';
import { parseImageSteps } from '../../steps.ts';
import { rectangleMask, smoothPicture, withLabels } from '../../testing.ts';
import { describeOperation } from '../../testing-operation.ts';

const sample = withLabels(smoothPicture(60, 40), {
  boxes: [
    { id: 'cat', x1: 2, y1: 2, x2: 22, y2: 22 },
    { id: 'dog', x1: 35, y1: 10, x2: 55, y2: 35 },
  ],
  mask: rectangleMask(60, 40, [30, 5, 50, 25]),
});
const holes = (parameters: object, copy: number) =>
  augment(
    sample,
    parseImageSteps(
      [
        {
          op: 'ConstrainedCoarseDropout',
          p: 1,
          hole_height_range: [0.2, 0.4],
          hole_width_range: [0.2, 0.4],
          ...parameters,
        },
      ],
      'steps',
    ),
    { seed: 1, item: 2, copy },
  ).operations[0]?.params.holes_xyxy as readonly (readonly [number, number, number, number])[];

describe('ConstrainedCoarseDropout', () => {
  it('hides parts of the named boxes alone, in the sizes asked for', () => {
    for (let copy = 1; copy <= 20; copy++) {
      const drawn = holes({ bbox_labels: ['dog'], num_holes_range: [2, 2] }, copy);

      expect(drawn).toHaveLength(2);
      for (const [x1, y1, x2, y2] of drawn) {
        expect(x1 >= 35 && y1 >= 10 && x2 <= 55 && y2 <= 35).toBe(true);
        expect(x2 - x1).toBeGreaterThanOrEqual(4);
        expect(y2 - y1).toBeLessThanOrEqual(10);
      }
    }
  });

  it('finds objects by their values in the mask', () => {
    for (let copy = 1; copy <= 20; copy++) {
      const [[x1, y1, x2, y2] = [0, 0, 0, 0]] = holes({ mask_indices: [1] }, copy);

      expect((x1 + x2) / 2 >= 30 && (x1 + x2) / 2 <= 50 && (y1 + y2) / 2 >= 5 && (y1 + y2) / 2 <= 25).toBe(true);
    }
    expect(holes({ mask_indices: [9] }, 1)).toEqual([]);
  });
});

describeOperation({
  op: 'ConstrainedCoarseDropout',
  required: { hole_height_range: [0.3, 0.4], hole_width_range: [0.3, 0.4] },
  changes: {
    num_holes_range: [{ num_holes_range: [1, 1] }, { num_holes_range: [3, 3] }],
    hole_height_range: [{ hole_height_range: [0.2, 0.2] }, { hole_height_range: [0.6, 0.6] }],
    hole_width_range: [{ hole_width_range: [0.2, 0.2] }, { hole_width_range: [0.6, 0.6] }],
    fill: [0, [90, 0, 200], 'random', 'random_uniform', 'inpaint_telea', 'inpaint_ns'].map((fill) => ({ fill })),
    fill_mask: [{ fill_mask: null }, { fill_mask: 0 }, { fill_mask: 250 }],
    mask_indices: [
      { mask_indices: null },
      { mask_indices: [7], hole_height_range: [1, 1], hole_width_range: [1, 1], num_holes_range: [9, 9] },
    ],
    bbox_labels: [{ bbox_labels: ['0'] }, { bbox_labels: ['none'] }],
  },
});
