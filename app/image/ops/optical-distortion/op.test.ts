import { describe, expect, it } from 'vitest';
import { replay } from '../../replay.ts';
import { smoothPicture, withLabels } from '../../testing.ts';
import { describeLabelsMove, describeOperation } from '../../testing-operation.ts';

describe('OpticalDistortion', () => {
  it('fisheye without strength changes nothing', () => {
    const sample = withLabels(smoothPicture(21, 15));
    const params = { mode: 'fisheye', k: 0 };

    expect(replay([sample], [{ op: 'OpticalDistortion', params }], { resampling: 'fused' }).sample).toEqual(sample);
  });
});

describeOperation({
  op: 'OpticalDistortion',
  required: { distort_limit: [0.5, 0.5] },
  changes: {
    distort_limit: [{ distort_limit: [0.2, 0.2] }, { distort_limit: [-0.2, -0.2] }, { distort_limit: 0.4 }],
    mode: [{ mode: 'camera' }, { mode: 'fisheye' }],
    interpolation: [0, 1, 2, 4].map((interpolation) => ({ interpolation })),
    mask_interpolation: [0, 1, 2, 4].map((mask_interpolation) => ({ mask_interpolation })),
    border_mode: [0, 1, 2, 3, 4].map((border_mode) => ({ border_mode })),
    fill: [{ fill: 0 }, { fill: 90 }, { fill: [90, 0, 200] }],
    fill_mask: [{ fill_mask: 0 }, { fill_mask: 3 }],
  },
});

describeLabelsMove({ op: 'OpticalDistortion', parameters: { distort_limit: [-0.4, 0.6] } });
// Below −1/3 the fisheye folds: corners show a part of the picture a second time.
describeLabelsMove({ op: 'OpticalDistortion', parameters: { distort_limit: [-0.33, 0.4], mode: 'fisheye' } });
