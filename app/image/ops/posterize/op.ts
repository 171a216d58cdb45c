import { z } from 'zod';
import type { Operation } from '../../op.ts';
import type { Range } from '../../parameters.ts';
import { colorChannels } from '../../raster.ts';
import { wholeBetween } from '../drawing.ts';
import { type PosterizeParameters, posterizeMeta } from './meta.ts';

const bits = z.int().min(1).max(16);

/** How many of the highest bits stay: one number for all colors, or one a channel. */
const drawn = z.object({ bits: z.union([bits, z.array(bits).min(1)]) });

export const posterize: Operation<PosterizeParameters, z.output<typeof drawn>> = {
  meta: posterizeMeta,
  drawn,
  draw({ num_bits }, { channels }, random) {
    if (typeof num_bits === 'number') return { bits: num_bits };
    if (isRange(num_bits)) return { bits: wholeBetween(random, num_bits) };
    return { bits: num_bits.slice(0, colorChannels(channels)).map((range) => wholeBetween(random, range)) };
  },
  effects: ({ bits: kept }, { maxValue }) => [
    { kind: 'table', tables: [kept].flat().map((count) => highestBits(count, maxValue)) },
  ],
};

function isRange(value: Range | readonly Range[]): value is Range {
  return typeof value[0] === 'number';
}

/** Of 16-bit samples the same count of highest bits is kept, so a picture looks alike at both depths. */
function highestBits(count: number, maxValue: 255 | 65535): Uint8Array | Uint16Array {
  const depth = maxValue === 255 ? 8 : 16;
  const mask = maxValue & ~(2 ** Math.max(0, depth - count) - 1);
  return maxValue === 255
    ? Uint8Array.from({ length: 256 }, (_, v) => v & mask)
    : Uint16Array.from({ length: 65_536 }, (_, v) => v & mask);
}
