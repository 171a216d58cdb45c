import { describeLabelsMove, describeOperation } from '../../testing-operation.ts';

describeOperation({ op: 'SquareSymmetry', changes: {} });
describeLabelsMove({ op: 'SquareSymmetry', copies: 20 });
