import { describe, expect, it } from 'vitest';
import { augment } from '../../augment.ts';
import { parseImageSteps } from '../../steps.ts';
import { smoothPicture, withLabels } from '../../testing.ts';
import { describeLabelsMove, describeOperation } from '../../testing-operation.ts';

const sample = withLabels(smoothPicture(60, 40), {
  boxes: [
    { id: 'a', x1: 2, y1: 2, x2: 22, y2: 12 },
    { id: 'b', x1: 30, y1: 10, x2: 50, y2: 30 },
  ],
});
const cropBox = (parameters: object, copy: number) =>
  augment(sample, parseImageSteps([{ op: 'RandomCropNearBBox', ...parameters }], 'steps'), { seed: 1, item: 2, copy })
    .operations[0]?.params.crop_box as readonly number[];

describe('RandomCropNearBBox', () => {
  it('shifts each edge by no more than its part of the box', () => {
    for (let copy = 1; copy <= 30; copy++) {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = cropBox({ max_part_shift: [0.1, 0.2], cropping_bbox_key: 'b' }, copy);

      expect(Math.max(Math.abs(x1 - 30), Math.abs(x2 - 50))).toBeLessThanOrEqual(4);
      expect(Math.max(Math.abs(y1 - 10), Math.abs(y2 - 30))).toBeLessThanOrEqual(2);
    }
  });

  it('takes either box where none is named', () => {
    const starts = new Set(Array.from({ length: 20 }, (_, i) => cropBox({ max_part_shift: 0 }, i + 1)[0]));

    expect([...starts].sort()).toEqual([2, 30]);
  });
});

describeOperation({
  op: 'RandomCropNearBBox',
  changes: {
    max_part_shift: [{ max_part_shift: [0, 0] }, { max_part_shift: [0, 0.6] }, { max_part_shift: [0.5, 0.6] }],
    cropping_bbox_key: [{ cropping_bbox_key: 'cropping_bbox' }, { cropping_bbox_key: 'no such box' }],
  },
});

describeLabelsMove({ op: 'RandomCropNearBBox' });
