import type { InstanceMask } from '../labels.ts';
import type { Raster } from '../raster.ts';

/**
 * A mask as COCO keeps it: run lengths down the columns, left column first, beginning with a run of zeros (which may be
 * empty). A few hundred numbers where the raster has megapixels, so that many objects fit into memory.
 */
export interface RunLengths {
  readonly width: number;
  readonly height: number;
  /** Pixels, in turn outside and inside; together width · height. */
  readonly counts: readonly number[];
}

/** Any value but 0 is inside. */
export function encodeRuns({ width, height, channels, data }: Raster): RunLengths {
  const counts: number[] = [];
  let inside = false;
  let run = 0;
  for (let x = 0; x < width; x++) {
    for (let y = 0; y < height; y++) {
      if ((data[(y * width + x) * channels] !== 0) !== inside) {
        counts.push(run);
        run = 0;
        inside = !inside;
      }
      run++;
    }
  }
  counts.push(run);
  return { width, height, counts };
}

/** One channel: `value` inside, 0 outside. Runs beyond the last pixel are ignored. */
export function decodeRuns({ width, height, counts }: RunLengths, value = 1): Raster {
  const data = new Uint8Array(width * height);
  let at = 0;
  counts.forEach((run, i) => {
    const end = Math.min(width * height, at + run);
    if (i % 2 === 1) for (let k = at; k < end; k++) data[(k % height) * width + Math.floor(k / height)] = value;
    at = end;
  });
  return { width, height, channels: 1, data };
}

/** Pixels inside. */
export function runArea({ counts }: RunLengths): number {
  return counts.reduce((sum, run, i) => sum + (i % 2 === 1 ? run : 0), 0);
}

/** The upright rectangle around all pixels inside, on pixel edges; null where there are none. */
export function runBounds({ height, counts }: RunLengths) {
  let [x1, y1, x2, y2] = [Infinity, Infinity, 0, 0];
  let at = 0;
  counts.forEach((run, i) => {
    const end = at + run;
    if (i % 2 === 1 && run > 0) {
      const [first, last] = [Math.floor(at / height), Math.floor((end - 1) / height)];
      x1 = Math.min(x1, first);
      x2 = Math.max(x2, last + 1);
      y1 = Math.min(y1, first === last ? at % height : 0);
      y2 = Math.max(y2, first === last ? ((end - 1) % height) + 1 : height);
    }
    at = end;
  });
  return x2 === 0 ? null : { x1, y1, x2, y2 };
}

/** Does to each mask what `map` does to its raster, one raster at a time. */
export function mapInstances(
  instances: readonly InstanceMask[],
  map: (mask: Raster) => Raster,
): readonly InstanceMask[] {
  return instances.map((instance) => ({ ...instance, runs: encodeRuns(map(decodeRuns(instance.runs))) }));
}
