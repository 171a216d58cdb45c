import { describeLabelsMove, describeOperation } from '../../testing-operation.ts';

describeOperation({
  op: 'Pad',
  required: { padding: 5 },
  changes: {
    padding: [{ padding: 3 }, { padding: [3, 4] }, { padding: [1, 2, 3, 4] }],
    border_mode: [0, 1, 2, 3, 4].map((border_mode) => ({ border_mode })),
    fill: [{ fill: 0 }, { fill: 90 }, { fill: [90, 0, 200] }],
    fill_mask: [{ fill_mask: 0 }, { fill_mask: 3 }],
  },
});

describeLabelsMove({ op: 'Pad', parameters: { padding: [1, 2, 3, 4] }, copies: 2 });
