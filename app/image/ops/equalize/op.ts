import { z } from 'zod';
import { equalizeChannels, equalizeLuma } from '../../kernels/equalize.ts';
import type { Operation } from '../../op.ts';
import { colorChannels } from '../../raster.ts';
import { type EqualizeParameters, equalizeMeta } from './meta.ts';

const drawn = z.object({ mode: z.enum(['cv', 'pil']), by_channels: z.boolean().default(true) });

export const equalize: Operation<EqualizeParameters, z.output<typeof drawn>> = {
  meta: equalizeMeta,
  drawn,
  draw: ({ mode, by_channels }) => ({ mode, by_channels }),
  effects({ mode, by_channels }, { channels }) {
    const apply = by_channels || colorChannels(channels) === 1 ? equalizeChannels : equalizeLuma;
    return [{ kind: 'point', apply: (source, target) => apply(source, target, mode) }];
  },
};
