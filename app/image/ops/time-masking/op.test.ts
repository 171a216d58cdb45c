import { describeOperation } from '../../testing-operation.ts';

describeOperation({
  op: 'TimeMasking',
  changes: { time_mask_param: [{ time_mask_param: 10 }, { time_mask_param: 30 }] },
});
