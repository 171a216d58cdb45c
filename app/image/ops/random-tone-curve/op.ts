import { z } from 'zod';
import { tableOf } from '../../kernels/table.ts';
import type { Operation } from '../../op.ts';
import { colorChannels } from '../../raster.ts';
import { type RandomToneCurveParameters, randomToneCurveMeta } from './meta.ts';

const height = z.union([z.number(), z.array(z.number()).min(1)]);

/** Heights of the inner points of a cubic Bézier curve from (0, 0) to (1, 1): one for all channels or one a channel. */
const drawn = z.object({ low_y: height, high_y: height });

export const randomToneCurve: Operation<RandomToneCurveParameters, z.output<typeof drawn>> = {
  meta: randomToneCurveMeta,
  drawn,
  draw({ scale, per_channel }, { channels }, random) {
    const around = (middle: number) => Math.min(1, Math.max(0, middle + scale * random.normal()));
    const colors = colorChannels(channels);
    if (!per_channel || colors === 1) return { low_y: around(0.25), high_y: around(0.75) };
    const each = (middle: number) => Array.from({ length: colors }, () => around(middle));
    return { low_y: each(0.25), high_y: each(0.75) };
  },
  effects({ low_y, high_y }, { maxValue }) {
    const lows = [low_y].flat();
    const highs = [high_y].flat();
    const tables = Array.from({ length: Math.max(lows.length, highs.length) }, (_, i) => {
      const low = lows[i] ?? (lows[0] as number);
      const high = highs[i] ?? (highs[0] as number);
      return tableOf(maxValue, (v) => maxValue * bezier(v / maxValue, low, high));
    });
    return [{ kind: 'table', tables }];
  },
};

function bezier(t: number, low: number, high: number): number {
  const rest = 1 - t;
  return 3 * rest * rest * t * low + 3 * rest * t * t * high + t ** 3;
}
