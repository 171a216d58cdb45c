import type { Raster } from '../raster.ts';
import type { Size } from './mapping.ts';
import type { Points } from './polygon.ts';

/**
 * The pixels whose centres lie inside outlines by the even-odd rule, so that a ring inside a ring is a hole. One channel:
 * `value` inside, 0 outside. Outlines lie on pixel edges; pixel i has its centre at i + 0.5.
 */
export function rasterize(rings: readonly Points[], { width, height }: Size, value = 1): Raster {
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const crossings = rings.flatMap((ring) => crossingsAt(ring, y + 0.5)).sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const from = Math.max(0, Math.ceil((crossings[i] as number) - 0.5));
      const to = Math.min(width, Math.ceil((crossings[i + 1] as number) - 0.5));
      if (to > from) data.fill(value, y * width + from, y * width + to);
    }
  }
  return { width, height, channels: 1, data };
}

/** Where a ring crosses a row; an edge owns its upper end and not its lower one, so that no vertex counts twice. */
function crossingsAt(ring: Points, y: number): number[] {
  const found: number[] = [];
  for (let i = 0; i + 1 < ring.length; i += 2) {
    const next = (i + 2) % ring.length;
    const [x1, y1, x2, y2] = [ring[i], ring[i + 1], ring[next], ring[next + 1]] as [number, number, number, number];
    if (y1 <= y !== y2 <= y) found.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1));
  }
  return found;
}
