import { describeOperation } from '../../testing-operation.ts';

describeOperation({
  op: 'XYMasking',
  required: { num_masks_x: [2, 2], num_masks_y: [1, 1], mask_x_length: [4, 6], mask_y_length: [4, 6] },
  changes: {
    num_masks_x: [{ num_masks_x: 0 }, { num_masks_x: [1, 1] }, { num_masks_x: [3, 3] }],
    num_masks_y: [{ num_masks_y: 0 }, { num_masks_y: [2, 2] }],
    mask_x_length: [{ mask_x_length: 0 }, { mask_x_length: [9, 9] }],
    mask_y_length: [{ mask_y_length: 0 }, { mask_y_length: [9, 9] }],
    fill: [{ fill: 0 }, { fill: [90, 0, 200] }, { fill: 'random' }, { fill: 'random_uniform' }],
    fill_mask: [{ fill_mask: null }, { fill_mask: 0 }, { fill_mask: 250 }],
  },
});
