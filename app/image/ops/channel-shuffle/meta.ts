import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';

const parameters = z.strictObject({});

export type ChannelShuffleParameters = z.output<typeof parameters>;

export const channelShuffleMeta: OperationMeta<ChannelShuffleParameters> = {
  name: 'ChannelShuffle',
  group: 'color',
  summary: 'Puts red, green and blue in another order; grey pictures stay as they are.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, ChannelShuffle',
};
