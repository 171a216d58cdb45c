import { describeOperation } from '../../testing-operation.ts';

const padded = { pad_if_needed: true, x_max: 60, y_max: 50 };

describeOperation({
  op: 'Crop',
  required: { x_max: 30, y_max: 25 },
  changes: {
    x_min: [{ x_min: 0 }, { x_min: 3 }],
    y_min: [{ y_min: 0 }, { y_min: 3 }],
    x_max: [{ x_max: 30 }, { x_max: 20 }],
    y_max: [{ y_max: 30 }, { y_max: 20 }],
    pad_if_needed: [
      { x_max: 60, pad_if_needed: true },
      { x_max: 60, pad_if_needed: false },
    ],
    pad_position: ['center', 'top_left', 'bottom_right'].map((pad_position) => ({ ...padded, pad_position })),
    border_mode: [0, 1, 2, 3, 4].map((border_mode) => ({ ...padded, border_mode })),
    fill: [
      { ...padded, fill: 0 },
      { ...padded, fill: 90 },
    ],
    fill_mask: [
      { ...padded, fill_mask: 0 },
      { ...padded, fill_mask: 9 },
    ],
  },
});
