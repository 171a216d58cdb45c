import { describeOperation } from '../../testing-operation.ts';

describeOperation({
  op: 'RandomResizedCrop',
  required: { size: [14, 18] },
  changes: {
    size: [{ size: [14, 18] }, { size: [18, 14] }],
    scale: [{ scale: [0.2, 0.2] }, { scale: [0.5, 0.5] }],
    ratio: [{ ratio: [0.5, 0.5] }, { ratio: [1.5, 1.5] }],
    interpolation: [0, 1, 2, 4].map((interpolation) => ({ scale: [0.9, 0.9], interpolation })),
    mask_interpolation: [{ mask_interpolation: 0 }, { mask_interpolation: 1 }],
    area_for_downscale: [null, 'image', 'image_mask'].map((area_for_downscale) => ({
      scale: [0.9, 0.9],
      area_for_downscale,
    })),
  },
});
