import type { RandomStream } from '../../random/stream.ts';
import type { Range } from '../parameters.ts';

/** A whole number from low to high, both included. */
export function wholeBetween(random: RandomStream, [low, high]: Range): number {
  return low + random.below(high - low + 1);
}

/** An odd number from low to high, both odd and included. */
export function oddBetween(random: RandomStream, [low, high]: Range): number {
  return low + 2 * random.below((high - low) / 2 + 1);
}

/** The seed of a field of random numbers: lineage records it in place of the field. */
export function fieldSeed(random: RandomStream): number {
  return random.uint32();
}
