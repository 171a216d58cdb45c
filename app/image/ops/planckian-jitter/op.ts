import { z } from 'zod';
import { tableOf } from '../../kernels/table.ts';
import type { Operation } from '../../op.ts';
import type { Range } from '../../parameters.ts';
import { colorChannels } from '../../raster.ts';
import { illuminant, LOWEST, WHITE } from './illuminants.ts';
import { type PlanckianJitterParameters, planckianJitterMeta } from './meta.ts';

const drawn = z.object({ mode: z.enum(['blackbody', 'cied']).default('blackbody'), temperature: z.number() });

/** Share of the pictures that become warmer. */
const WARMER = 0.4;

/** Scales red and blue against green, as the light of that temperature would. A grey picture has no white balance. */
export const planckianJitter: Operation<PlanckianJitterParameters, z.output<typeof drawn>> = {
  meta: planckianJitterMeta,
  drawn,
  draw({ mode, temperature_limit, sampling_method }, _view, random) {
    const [low, high]: Range = temperature_limit ?? [LOWEST[mode], 15_000];
    const end = random.chance(WARMER) ? low : high;
    const share = sampling_method === 'uniform' ? random.uniform() : Math.min(1, Math.abs(random.normal()) / 3);
    return { mode, temperature: Math.floor(WHITE + (end - WHITE) * share) };
  },
  effects({ mode, temperature }, { channels, maxValue }) {
    if (colorChannels(channels) === 1) return [];
    const [r, g, b] = illuminant(mode, temperature);
    return [{ kind: 'table', tables: [r / g, 1, b / g].map((factor) => tableOf(maxValue, (v) => v * factor)) }];
  },
};
