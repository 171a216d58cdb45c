import { describe, expect, it } from 'vitest';
import { replay } from '../../replay.ts';
import { smoothPicture, withLabels } from '../../testing.ts';
import { describeLabelsMove, describeOperation } from '../../testing-operation.ts';

describe('GridDistortion', () => {
  it('refuses more cells than pixels', () => {
    const steps = new Array(12).fill(1);
    const params = { num_steps: 11, steps_x: steps, steps_y: steps };

    expect(() =>
      replay([withLabels(smoothPicture(10, 12))], [{ op: 'GridDistortion', params }], { resampling: 'fused' }),
    ).toThrow('Choose a smaller "num_steps"');
  });
});

describeOperation({
  op: 'GridDistortion',
  changes: {
    num_steps: [{ num_steps: 3 }, { num_steps: 6 }],
    distort_limit: [{ distort_limit: 0.1 }, { distort_limit: [0.2, 0.5] }],
    normalized: [{ normalized: true }, { normalized: false }],
    interpolation: [0, 1, 2, 4].map((interpolation) => ({
      normalized: false,
      distort_limit: [0.2, 0.5],
      interpolation,
    })),
    mask_interpolation: [0, 1, 2, 4].map((mask_interpolation) => ({
      normalized: false,
      distort_limit: [0.2, 0.5],
      mask_interpolation,
    })),
    border_mode: [0, 1, 2, 3, 4].map((border_mode) => ({ normalized: false, distort_limit: [0.2, 0.5], border_mode })),
    fill: [
      { normalized: false, distort_limit: [0.2, 0.5], fill: 0 },
      { normalized: false, distort_limit: [0.2, 0.5], fill: 90 },
      { normalized: false, distort_limit: [0.2, 0.5], fill: [90, 0, 200] },
    ],
    fill_mask: [
      { normalized: false, distort_limit: [0.2, 0.5], fill_mask: 0 },
      { normalized: false, distort_limit: [0.2, 0.5], fill_mask: 3 },
    ],
  },
});

describeLabelsMove({ op: 'GridDistortion' });
describeLabelsMove({ op: 'GridDistortion', parameters: { normalized: false, num_steps: 4 } });
