import { z } from 'zod';
import type { Operation } from '../../op.ts';
import { colorChannels, type Raster } from '../../raster.ts';
import { type ChannelShuffleParameters, channelShuffleMeta } from './meta.ts';

const channel = z.int().min(0).max(2);

/** Channel i of the result is channel order[i] of the picture. Alpha keeps its place; grey pictures stay as they are. */
const drawn = z.object({ order: z.tuple([channel, channel, channel]) });

export const channelShuffle: Operation<ChannelShuffleParameters, z.output<typeof drawn>> = {
  meta: channelShuffleMeta,
  drawn,
  draw(_parameters, _view, random) {
    const [r = 0, g = 1, b = 2] = random.permutation(3);
    return { order: [r, g, b] };
  },
  effects({ order }, { channels }) {
    if (colorChannels(channels) === 1) return [];
    return [{ kind: 'point', apply: (source, target) => reorder(source, target, order) }];
  },
};

/** Each pixel is read whole before it is written: source and target may be the same. */
function reorder(
  { data, channels }: Raster,
  target: Raster,
  [first, second, third]: readonly [number, number, number],
) {
  const out = target.data;
  for (let i = 0; i < data.length; i += channels) {
    const r = data[i + first] as number;
    const g = data[i + second] as number;
    const b = data[i + third] as number;
    out[i] = r;
    out[i + 1] = g;
    out[i + 2] = b;
    if (channels === 4) out[i + 3] = data[i + 3] as number;
  }
}
