import { describeLabelsMove, describeOperation } from '../../testing-operation.ts';

describeOperation({ op: 'RandomRotate90', changes: {} });
describeLabelsMove({ op: 'RandomRotate90' });
