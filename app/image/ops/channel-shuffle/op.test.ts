import { describe, expect, it } from 'vitest';
import { augment } from '../../augment.ts';
import { parseImageSteps } from '../../steps.ts';
import { smoothPicture, withLabels } from '../../testing.ts';
import { describeOperation, picture, replayed } from '../../testing-operation.ts';

describe('ChannelShuffle', () => {
  it('takes channel order[i] for channel i, and leaves alpha', () => {
    const made = replayed('ChannelShuffle', { order: [2, 0, 1] }, picture(4, [10, 20, 30, 40]));

    expect([...made.data]).toEqual([30, 10, 20, 40]);
  });

  it('leaves a grey picture as it is', () => {
    expect([...replayed('ChannelShuffle', { order: [2, 0, 1] }, picture(2, [5, 6])).data]).toEqual([5, 6]);
  });

  it('draws all six orders', () => {
    const steps = parseImageSteps([{ op: 'ChannelShuffle', p: 1 }], 'steps');
    const sample = withLabels(smoothPicture(2, 2));

    const drawn = Array.from(
      { length: 60 },
      (_, copy) => augment(sample, steps, { seed: 1, item: 1, copy }).operations[0]!,
    );

    expect(new Set(drawn.map(({ params }) => String(params.order))).size).toBe(6);
  });
});

describeOperation({
  op: 'ChannelShuffle',
  changes: {},
});
