import { describeOperation } from '../../testing-operation.ts';

describeOperation({ op: 'NoOp', changes: {} });
