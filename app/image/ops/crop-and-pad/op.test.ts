import { describeLabelsMove, describeOperation } from '../../testing-operation.ts';

describeOperation({
  op: 'CropAndPad',
  required: { px: 5 },
  changes: {
    px: [{ px: 3 }, { px: [-4, -2] }, { px: [1, 2, -3, 4] }],
    percent: [{}, { px: null, percent: 0.3 }, { px: null, percent: [-0.2, -0.1] }],
    keep_size: [{ keep_size: true }, { keep_size: false }],
    sample_independently: [
      { px: [-6, 6], sample_independently: true },
      { px: [-6, 6], sample_independently: false },
    ],
    interpolation: [0, 1, 2, 4].map((interpolation) => ({ interpolation })),
    mask_interpolation: [{ mask_interpolation: 0 }, { mask_interpolation: 1 }],
    border_mode: [0, 1, 2, 3, 4].map((border_mode) => ({ border_mode })),
    fill: [{ fill: 0 }, { fill: 90 }, { fill: [90, 0, 200] }],
    fill_mask: [{ fill_mask: 0 }, { fill_mask: 3 }],
  },
});

describeLabelsMove({ op: 'CropAndPad', parameters: { percent: [-0.3, 0.3] } });
describeLabelsMove({ op: 'CropAndPad', parameters: { px: [-9, 9], keep_size: false } });
