import { describe, expect, it } from 'vitest';
import { augment } from '../../augment.ts';
import { parseImageSteps } from '../../steps.ts';
import { smoothPicture, withLabels } from '../../testing.ts';
import { describeLabelsMove, describeOperation } from '../../testing-operation.ts';

describe('AtLeastOneBBoxRandomCrop', () => {
  it('keeps a box whole where it fits, every time', () => {
    const sample = withLabels(smoothPicture(60, 50), { boxes: [{ id: 0, x1: 41, y1: 3, x2: 49, y2: 11 }] });
    const steps = parseImageSteps([{ op: 'AtLeastOneBBoxRandomCrop', height: 20, width: 20 }], 'steps');

    for (let copy = 1; copy <= 40; copy++) {
      const [box] = augment(sample, steps, { seed: 1, item: 1, copy }).sample.labels.boxes;
      expect([box!.x2 - box!.x1, box!.y2 - box!.y1]).toEqual([8, 8]);
    }
  });
});

describeOperation({
  op: 'AtLeastOneBBoxRandomCrop',
  required: { height: 16, width: 20 },
  changes: {
    height: [{ height: 10 }, { height: 14 }],
    width: [{ width: 10 }, { width: 14 }],
    erosion_factor: [{ erosion_factor: 0 }, { erosion_factor: 0.9 }],
  },
});

describeLabelsMove({ op: 'AtLeastOneBBoxRandomCrop', parameters: { height: 31, width: 37 } });
