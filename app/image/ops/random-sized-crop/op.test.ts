import { describeLabelsMove, describeOperation } from '../../testing-operation.ts';

describeOperation({
  op: 'RandomSizedCrop',
  required: { min_max_height: [22, 28], size: [14, 18] },
  changes: {
    min_max_height: [{ min_max_height: [20, 20] }, { min_max_height: [15, 15] }],
    size: [{ size: [14, 18] }, { size: [18, 14] }],
    w2h_ratio: [{ w2h_ratio: 0.8 }, { w2h_ratio: 1.2 }],
    interpolation: [0, 1, 2, 4].map((interpolation) => ({ interpolation })),
    mask_interpolation: [{ mask_interpolation: 0 }, { mask_interpolation: 1 }],
    area_for_downscale: [null, 'image', 'image_mask'].map((area_for_downscale) => ({ area_for_downscale })),
  },
});

describeLabelsMove({ op: 'RandomSizedCrop', parameters: { min_max_height: [22, 28], size: [14, 18] } });
