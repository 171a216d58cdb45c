import { describeOperation } from '../../testing-operation.ts';

describeOperation({
  op: 'FrequencyMasking',
  changes: { freq_mask_param: [{ freq_mask_param: 10 }, { freq_mask_param: 30 }] },
});
