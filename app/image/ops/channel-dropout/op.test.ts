import { describe, expect, it } from 'vitest';
import { describeOperation, picture, replayed } from '../../testing-operation.ts';

describe('ChannelDropout', () => {
  it('fills the named channels, and leaves the others and alpha', () => {
    const made = replayed('ChannelDropout', { channels_to_drop: [0, 2], fill: 7 }, picture(4, [10, 20, 30, 40]));

    expect([...made.data]).toEqual([7, 20, 7, 40]);
  });

  it('leaves a grey picture as it is', () => {
    expect([...replayed('ChannelDropout', { channels_to_drop: [0] }, picture(1, [5, 6])).data]).toEqual([5, 6]);
  });
});

describeOperation({
  op: 'ChannelDropout',
  changes: {
    channel_drop_range: [{ channel_drop_range: [1, 1] }, { channel_drop_range: [2, 2] }],
    fill: [{ fill: 0 }, { fill: 90 }],
  },
});
