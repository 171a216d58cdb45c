import { describeLabelsMove, describeOperation } from '../../testing-operation.ts';

describeOperation({
  op: 'RandomCropFromBorders',
  required: { crop_left: 0.4, crop_right: 0.4, crop_top: 0.4, crop_bottom: 0.4 },
  changes: {
    crop_left: [{ crop_left: 0 }, { crop_left: 0.3 }],
    crop_right: [{ crop_right: 0 }, { crop_right: 0.3 }],
    crop_top: [{ crop_top: 0 }, { crop_top: 0.9 }],
    crop_bottom: [{ crop_bottom: 0 }, { crop_bottom: 0.3 }],
  },
});

describeLabelsMove({ op: 'RandomCropFromBorders', parameters: { crop_left: 0.5, crop_bottom: 0.5 } });
