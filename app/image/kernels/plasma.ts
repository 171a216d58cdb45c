import { RandomStream } from '../../random/stream.ts';
import type { Field } from '../op.ts';
import { enlargeField } from './noise-field.ts';

interface Plasma {
  /** Side of the pattern before it is stretched over the picture. */
  readonly size: number;
  /** By how much the noise grows from one level of detail to the next: below 1 smooth clouds, above it grain. */
  readonly roughness: number;
  readonly seed: number;
}

/** A pattern of clouds from 0 to 1 by the diamond-square method (Fournier, Fussell and Carpenter, 1982). */
export function plasma(width: number, height: number, { size, roughness, seed }: Plasma): Field {
  const random = new RandomStream({ seed, item: 0, copy: 0, step: 0 });
  let side = 3;
  let grid = Float32Array.from({ length: 9 }, () => random.between(-1, 1));
  for (let noise = 1; side < size; noise *= roughness) {
    grid = finer(grid, side, () => random.between(-noise, noise));
    side = 2 * side - 1;
    normalize(grid);
  }
  const field = enlargeField({ shape: [side, side, 1], values: grid }, width, height);
  normalize(field.values);
  return field;
}

/** Twice as fine: known points, then the middles of squares, then the middles of their sides, each with noise. */
function finer(grid: Float32Array, side: number, noise: () => number): Float32Array<ArrayBuffer> {
  const next = 2 * side - 1;
  const out = new Float32Array(next * next);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) out[2 * y * next + 2 * x] = (grid[y * side + x] as number) + noise();
  }
  const mean = (places: readonly (readonly [number, number])[]) => {
    const inside = places.filter(([x, y]) => x >= 0 && y >= 0 && x < next && y < next);
    return inside.reduce((sum, [x, y]) => sum + (out[y * next + x] as number), 0) / inside.length;
  };
  for (let y = 1; y < next; y += 2) {
    for (let x = 1; x < next; x += 2) {
      const corners = [
        [x - 1, y - 1],
        [x + 1, y - 1],
        [x - 1, y + 1],
        [x + 1, y + 1],
      ] as const;
      out[y * next + x] = mean(corners) + noise();
    }
  }
  for (let y = 0; y < next; y++) {
    for (let x = (y + 1) % 2; x < next; x += 2) {
      out[y * next + x] =
        mean([
          [x - 1, y],
          [x + 1, y],
          [x, y - 1],
          [x, y + 1],
        ]) + noise();
    }
  }
  return out;
}

function normalize(values: Float32Array): void {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const v of values) {
    if (v < low) low = v;
    if (v > high) high = v;
  }
  const scale = high > low ? 1 / (high - low) : 0;
  for (let i = 0; i < values.length; i++) values[i] = ((values[i] as number) - low) * scale;
}
