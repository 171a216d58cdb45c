import { describeLabelsMove, describeOperation } from '../../testing-operation.ts';

describeOperation({
  op: 'RandomScale',
  required: { scale_limit: [-0.45, -0.45] },
  changes: {
    scale_limit: [{ scale_limit: [0.2, 0.2] }, { scale_limit: [-0.2, -0.2] }],
    interpolation: [0, 1, 2, 4].map((interpolation) => ({ interpolation })),
    mask_interpolation: [{ mask_interpolation: 0 }, { mask_interpolation: 1 }],
    area_for_downscale: [null, 'image', 'image_mask'].map((area_for_downscale) => ({ area_for_downscale })),
  },
});

describeLabelsMove({ op: 'RandomScale', parameters: { scale_limit: 0.5 } });
