import type { RandomStream } from '../../random/stream.ts';
import type { Size } from '../geometry/mapping.ts';
import type { Hole } from './holes.ts';

interface Stripes {
  readonly number: readonly [number, number];
  /** Pixels along the axis; longer ones than the picture end with it. */
  readonly length: readonly [number, number];
}

/** Stripes across the picture: upright ones along x, lying ones along y, each of its own place and length. */
export function drawStripes(axis: 'x' | 'y', stripes: Stripes, { width, height }: Size, random: RandomStream): Hole[] {
  const side = axis === 'x' ? width : height;
  const whole = ([low, high]: readonly [number, number]) => low + random.below(high - low + 1);
  return Array.from({ length: whole(stripes.number) }, (): Hole => {
    const length = Math.min(side, whole(stripes.length));
    const start = random.below(side - length + 1);
    return axis === 'x' ? [start, 0, start + length, height] : [0, start, width, start + length];
  });
}
