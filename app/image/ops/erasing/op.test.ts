import { describeOperation } from '../../testing-operation.ts';

describeOperation({
  op: 'Erasing',
  required: { scale: [0.2, 0.3] },
  changes: {
    scale: [{ scale: [0.1, 0.1] }, { scale: [0.3, 0.3] }],
    ratio: [{ ratio: [0.5, 0.5] }, { ratio: [2, 2] }],
    fill: [{ fill: 0 }, { fill: [90, 0, 200] }, { fill: 'random' }, { fill: 'random_uniform' }],
    fill_mask: [{ fill_mask: null }, { fill_mask: 0 }, { fill_mask: 250 }],
  },
});
