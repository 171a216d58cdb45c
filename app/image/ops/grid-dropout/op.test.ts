import { describe, expect, it } from 'vitest';
import { augment } from '../../augment.ts';
import { parseImageSteps } from '../../steps.ts';
import { smoothPicture, withLabels } from '../../testing.ts';
import { describeOperation } from '../../testing-operation.ts';

describe('GridDropout', () => {
  it('hides about ratio² of the picture, one hole a cell', () => {
    const steps = parseImageSteps([{ op: 'GridDropout', holes_number_xy: [5, 4], ratio: 0.5, p: 1 }], 'steps');
    const white = { width: 100, height: 80, channels: 1, data: new Uint8Array(8000).fill(255) } as const;

    const made = augment(withLabels(white), steps, { seed: 1, item: 1, copy: 1 });

    expect(made.operations[0]!.params.holes_xyxy).toHaveLength(20);
    expect(made.sample.raster.data.filter((v) => v === 0)).toHaveLength(2000);
  });

  it('refuses cells larger than the picture', () => {
    const steps = parseImageSteps([{ op: 'GridDropout', unit_size_range: [10, 50], p: 1 }], 'steps');

    expect(() => augment(withLabels(smoothPicture(40, 30)), steps, { seed: 1, item: 1, copy: 1 })).toThrow(
      'choose a smaller one',
    );
  });
});

describeOperation({
  op: 'GridDropout',
  changes: {
    ratio: [{ ratio: 0.3 }, { ratio: 0.7 }],
    random_offset: [{ random_offset: true }, { random_offset: false }],
    unit_size_range: [{ unit_size_range: null }, { unit_size_range: [8, 8] }, { unit_size_range: [12, 12] }],
    holes_number_xy: [{ holes_number_xy: null }, { holes_number_xy: [3, 4] }],
    shift_xy: [{ random_offset: false }, { random_offset: false, shift_xy: [1, 2] }],
    fill: [{ fill: 0 }, { fill: [90, 0, 200] }, { fill: 'random' }, { fill: 'random_uniform' }],
    fill_mask: [{ fill_mask: null }, { fill_mask: 0 }, { fill_mask: 250 }],
  },
});
