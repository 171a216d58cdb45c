import { z } from 'zod';
import { fill } from '../parameters.ts';

/** Parameters that the dropout operations share; `holes.ts` does what they say. */

export const RANDOM_FILLS = ['random', 'random_uniform'] as const;

/** Fills taken from what surrounds the hole. */
export const INPAINTED = ['inpaint_telea', 'inpaint_ns'] as const;

/** A color, `"random"` (each pixel its own), `"random_uniform"` (each hole its own) or what surrounds the hole. */
export const holeFill = () => {
  const error =
    'expected a number, a list with one a channel, "random", "random_uniform", "inpaint_telea" or "inpaint_ns"';
  return z.union([z.enum([...RANDOM_FILLS, ...INPAINTED]), fill()], { error }).default(0);
};

/** What masks show in a hole; null leaves them as they are. */
export const holeFillMask = () => fill().unwrap().nullable().default(null);

export const holeSideRange = (fallback: readonly [number, number]) => {
  const error = 'expected a pair [low, high], both shares of the side from 0 to 1 or both whole pixels of at least 1';
  return z
    .tuple([z.number({ error }), z.number({ error })], { error })
    .refine(([low, high]) => low >= 0 && low <= high, { error })
    .refine(([low, high]) => high <= 1 || (Number.isInteger(low) && Number.isInteger(high) && low >= 1), { error })
    .default([...fallback]);
};
