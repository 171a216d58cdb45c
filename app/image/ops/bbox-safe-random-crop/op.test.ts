import { describe, expect, it } from 'vitest';
import { augment } from '../../augment.ts';
import { parseImageSteps } from '../../steps.ts';
import { smoothPicture, withLabels } from '../../testing.ts';
import { describeLabelsMove, describeOperation } from '../../testing-operation.ts';

describe('BBoxSafeRandomCrop', () => {
  it('keeps every box whole', () => {
    const boxes = [
      { id: 0, x1: 10.5, y1: 8, x2: 20, y2: 19 },
      { id: 1, x1: 30, y1: 12, x2: 44.25, y2: 30 },
    ];
    const sample = withLabels(smoothPicture(60, 50), { boxes });
    const steps = parseImageSteps([{ op: 'BBoxSafeRandomCrop' }], 'steps');

    for (let copy = 1; copy <= 40; copy++) {
      const made = augment(sample, steps, { seed: 1, item: 1, copy }).sample.labels.boxes;
      expect(made.map((box) => [box.x2 - box.x1, box.y2 - box.y1])).toEqual([
        [9.5, 11],
        [14.25, 18],
      ]);
    }
  });
});

describeOperation({
  op: 'BBoxSafeRandomCrop',
  changes: { erosion_rate: [{ erosion_rate: 0 }, { erosion_rate: 0.5 }, { erosion_rate: 1 }] },
});

describeLabelsMove({ op: 'BBoxSafeRandomCrop' });
