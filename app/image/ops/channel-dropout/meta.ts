import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { amount, wholeRange } from '../../parameters.ts';

const parameters = z.strictObject({
  channel_drop_range: wholeRange({ min: 1, max: 2 }, [1, 1]),
  /** In the picture's own scale. */
  fill: amount({ min: 0, max: 65_535 }, 0),
});

export type ChannelDropoutParameters = z.output<typeof parameters>;

export const channelDropoutMeta: OperationMeta<ChannelDropoutParameters> = {
  name: 'ChannelDropout',
  group: 'color',
  summary: 'Empties one or more of the channels red, green and blue; grey pictures stay as they are.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, ChannelDropout',
};
