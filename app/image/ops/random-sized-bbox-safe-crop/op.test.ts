import { describeLabelsMove, describeOperation } from '../../testing-operation.ts';

describeOperation({
  op: 'RandomSizedBBoxSafeCrop',
  required: { height: 21, width: 27 },
  changes: {
    height: [{ height: 20 }, { height: 24 }],
    width: [{ width: 20 }, { width: 24 }],
    erosion_rate: [{ erosion_rate: 0 }, { erosion_rate: 0.8 }],
    interpolation: [0, 1, 2, 4].map((interpolation) => ({ interpolation })),
    mask_interpolation: [{ mask_interpolation: 0 }, { mask_interpolation: 1 }],
  },
});

describeLabelsMove({ op: 'RandomSizedBBoxSafeCrop', parameters: { height: 21, width: 27 } });
