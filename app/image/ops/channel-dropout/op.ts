import { z } from 'zod';
import { tableOf } from '../../kernels/table.ts';
import type { Operation } from '../../op.ts';
import { colorChannels } from '../../raster.ts';
import { wholeBetween } from '../drawing.ts';
import { type ChannelDropoutParameters, channelDropoutMeta } from './meta.ts';

/** Which color channels are filled, counted from 0, and with what, in the picture's own scale. */
const drawn = z.object({ channels_to_drop: z.array(z.int().min(0).max(2)), fill: z.number().default(0) });

/** A grey picture would be emptied whole: it stays as it is. Alpha is no color and is never dropped. */
export const channelDropout: Operation<ChannelDropoutParameters, z.output<typeof drawn>> = {
  meta: channelDropoutMeta,
  drawn,
  draw({ channel_drop_range, fill }, _view, random) {
    const count = wholeBetween(random, channel_drop_range);
    return { channels_to_drop: [...random.permutation(3).subarray(0, count)], fill };
  },
  effects({ channels_to_drop, fill }, { channels, maxValue }) {
    if (colorChannels(channels) === 1) return [];
    const dropped = (c: number) => channels_to_drop.includes(c);
    return [{ kind: 'table', tables: [0, 1, 2].map((c) => tableOf(maxValue, (v) => (dropped(c) ? fill : v))) }];
  },
};
