import { describe, expect, it } from 'vitest';
import { describeOperation, picture, replayed } from '../../testing-operation.ts';

describe('ToGray', () => {
  it.each([
    ['weighted_average', Math.round(0.299 * 200 + 0.587 * 100 + 0.114 * 30)],
    ['average', 110],
    ['max', 200],
    ['desaturation', 115],
    ['from_lab', 136],
  ])('%s of 200, 100, 30 is %i in all channels, and alpha stays', (method, grey) => {
    const made = replayed('ToGray', { method }, picture(4, [200, 100, 30, 9]));

    expect([...made.data]).toEqual([grey, grey, grey, 9]);
  });

  it('gives one channel where one is asked for, and alpha beside it', () => {
    const made = replayed('ToGray', { method: 'max', num_output_channels: 1 }, picture(4, [1, 5, 3, 9, 2, 2, 7, 8]));

    expect([made.channels, ...made.data]).toEqual([2, 5, 9, 7, 8]);
  });

  it('pca spreads the colors along the line on which they lie over the whole scale', () => {
    const made = replayed('ToGray', { method: 'pca' }, picture(3, [10, 10, 60, 20, 10, 70, 30, 10, 80]));

    expect([...made.data].filter((_, i) => i % 3 === 0)).toEqual([0, 128, 255]);
  });
});

describeOperation({
  op: 'ToGray',
  changes: {
    num_output_channels: [{ num_output_channels: 1 }, { num_output_channels: 3 }],
    method: ['weighted_average', 'from_lab', 'desaturation', 'average', 'max', 'pca'].map((method) => ({ method })),
  },
});
