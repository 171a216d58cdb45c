import { describeLabelsMove, describeOperation } from '../../testing-operation.ts';

describeOperation({ op: 'TimeReverse', changes: {} });
describeLabelsMove({ op: 'TimeReverse', copies: 2 });
