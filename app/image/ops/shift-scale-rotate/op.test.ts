import { describeLabelsMove, describeOperation } from '../../testing-operation.ts';

describeOperation({
  op: 'ShiftScaleRotate',
  required: { rotate_limit: [25, 25] },
  changes: {
    shift_limit: [{ shift_limit: [0.2, 0.2] }, { shift_limit: 0 }],
    scale_limit: [{ scale_limit: [0.2, 0.2] }, { scale_limit: 0 }],
    rotate_limit: [{ rotate_limit: [10, 10] }, { rotate_limit: 30 }],
    shift_limit_x: [{ shift_limit_x: null }, { shift_limit_x: [0.3, 0.3] }],
    shift_limit_y: [{ shift_limit_y: null }, { shift_limit_y: [0.3, 0.3] }],
    rotate_method: [{ rotate_method: 'largest_box' }, { rotate_method: 'ellipse' }],
    interpolation: [0, 1, 2, 4].map((interpolation) => ({ interpolation })),
    mask_interpolation: [0, 1, 2, 4].map((mask_interpolation) => ({ mask_interpolation })),
    border_mode: [0, 1, 2, 3, 4].map((border_mode) => ({ border_mode })),
    fill: [{ fill: 0 }, { fill: 90 }, { fill: [90, 0, 200] }],
    fill_mask: [{ fill_mask: 0 }, { fill_mask: 3 }],
  },
});

describeLabelsMove({ op: 'ShiftScaleRotate' });
