import { AppError } from '../../errors.ts';
import type { Labels } from '../labels.ts';
import type { Sample } from '../op.ts';
import type { Raster } from '../raster.ts';

/** What the operations share that make one picture of several. */

/** @throws AppError `op.invalid-value` where there is no second picture. */
export function twoSamples(samples: readonly Sample[], op: string): readonly [Sample, Sample] {
  const [first, second] = samples;
  if (first !== undefined && second !== undefined) return [first, second];
  throw new AppError('op.invalid-value', `${op} mixes two pictures, but only one was given. Give a second input.`);
}

/** @throws AppError `op.invalid-value` where size, channels or depth differ. */
export function sameSize(first: Raster, second: Raster, op: string): void {
  const size = first.width === second.width && first.height === second.height;
  if (size && sameKind(first, second)) return;
  throw new AppError(
    'op.invalid-value',
    `${op} needs pictures of one size and kind; found ${kind(first)} and ${kind(second)}. Resize or convert one first.`,
  );
}

export function sameKind(first: Raster, second: Raster): boolean {
  return first.channels === second.channels && first.data.BYTES_PER_ELEMENT === second.data.BYTES_PER_ELEMENT;
}

function kind({ width, height, channels, data }: Raster): string {
  return `${width} × ${height} pixels with ${channels} channels of ${8 * data.BYTES_PER_ELEMENT} bits`;
}

/** share · a + (1 − share) · b, class by class. */
export function mixClasses(a: Labels['classes'], b: Labels['classes'], share: number): Labels['classes'] {
  const mixed: Record<string, number> = {};
  for (const [name, value] of Object.entries(a)) mixed[name] = value * share;
  for (const [name, value] of Object.entries(b)) mixed[name] = (mixed[name] ?? 0) + value * (1 - share);
  return mixed;
}

/** The rectangle of one raster, in place of the same one of another. */
export function paste(target: Raster, source: Raster, place: Placement): void {
  const { x1, y1, x2, y2 } = place;
  const { channels } = target;
  for (let y = y1; y < y2; y++) {
    const from = ((y - place.dy) * source.width + x1 - place.dx) * channels;
    target.data.set(
      source.data.subarray(from, from + Math.max(0, x2 - x1) * channels),
      (y * target.width + x1) * channels,
    );
  }
}

interface Placement {
  /** The rectangle of the target that is written, all of it inside both. */
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** Where the source's corner lies in the target. */
  readonly dx: number;
  readonly dy: number;
}
