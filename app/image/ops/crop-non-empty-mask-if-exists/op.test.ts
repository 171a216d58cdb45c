import { describe, expect, it } from 'vitest';
import { augment } from '../../augment.ts';
import { parseImageSteps } from '../../steps.ts';
import { rectangleMask, smoothPicture, withLabels } from '../../testing.ts';
import { describeOperation } from '../../testing-operation.ts';

describe('CropNonEmptyMaskIfExists', () => {
  it('shows something of the mask, also of one that a step before it moved', () => {
    const sample = withLabels(smoothPicture(60, 50), { mask: rectangleMask(60, 50, [40, 5, 43, 8]) });
    const steps = parseImageSteps(
      [
        { op: 'Transpose', p: 1 },
        { op: 'CropNonEmptyMaskIfExists', height: 9, width: 9 },
      ],
      'steps',
    );

    for (let copy = 1; copy <= 30; copy++) {
      const { mask } = augment(sample, steps, { seed: 1, item: 1, copy }).sample.labels;
      expect(mask?.data.some((value) => value !== 0)).toBe(true);
    }
  });
});

describeOperation({
  op: 'CropNonEmptyMaskIfExists',
  required: { height: 10, width: 12 },
  changes: {
    height: [{ height: 10 }, { height: 14 }],
    width: [{ width: 10 }, { width: 14 }],
    ignore_values: [{}, { ignore_values: Array.from({ length: 150 }, (_, i) => i) }],
  },
});
