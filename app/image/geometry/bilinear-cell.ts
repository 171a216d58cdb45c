import type { Size } from './mapping.ts';

/** Corners in order around the cell: top left, top right, bottom right, bottom left. */
export type Quad = readonly [Corner, Corner, Corner, Corner];
type Corner = readonly [x: number, y: number];

/**
 * Goes through the whole pixels of a picture that lie in a cell with straight edges, and tells for each its place (s, t)
 * in the unit square that the cell is a bilinear image of.
 */
export function bilinearCell(
  quad: Quad,
  { width, height }: Size,
  visit: (x: number, y: number, s: number, t: number) => void,
): void {
  const xs = quad.map(([x]) => x);
  const ys = quad.map(([, y]) => y);
  const [left, right] = [Math.max(0, Math.ceil(Math.min(...xs))), Math.min(width - 1, Math.floor(Math.max(...xs)))];
  const [top, bottom] = [Math.max(0, Math.ceil(Math.min(...ys))), Math.min(height - 1, Math.floor(Math.max(...ys)))];
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const place = placeIn(quad, x, y);
      if (place !== null) visit(x, y, place[0], place[1]);
    }
  }
}

/** A pixel on the edge belongs to both neighbors, so that rounding leaves no gap. */
const SLACK = 1e-9;

/** Solves (1-s)(1-t)·a + s(1-t)·b + st·c + (1-s)t·d = (x, y): a quadratic equation in t. */
function placeIn([a, b, c, d]: Quad, x: number, y: number): readonly [number, number] | null {
  const e = minus(b, a);
  const f = minus(d, a);
  const g: Corner = [a[0] - b[0] + c[0] - d[0], a[1] - b[1] + c[1] - d[1]];
  const h: Corner = [x - a[0], y - a[1]];
  const k2 = cross(g, f);
  const k1 = cross(e, f) + cross(h, g);
  const k0 = cross(h, e);
  for (const t of roots(k2, k1, k0)) {
    if (!(t >= -SLACK && t <= 1 + SLACK)) continue;
    const wide: Corner = [e[0] + g[0] * t, e[1] + g[1] * t];
    const axis = Math.abs(wide[0]) > Math.abs(wide[1]) ? 0 : 1;
    const s = (h[axis] - f[axis] * t) / wide[axis];
    if (s >= -SLACK && s <= 1 + SLACK) return [s, t];
  }
  return null;
}

function minus(p: Corner, q: Corner): Corner {
  return [p[0] - q[0], p[1] - q[1]];
}

function cross(p: Corner, q: Corner): number {
  return p[0] * q[1] - p[1] * q[0];
}

function roots(k2: number, k1: number, k0: number): readonly number[] {
  if (Math.abs(k2) < 1e-9) return [-k0 / k1];
  const under = k1 * k1 - 4 * k0 * k2;
  if (under < 0) return [];
  const root = Math.sqrt(under);
  return [(-k1 - root) / (2 * k2), (-k1 + root) / (2 * k2)];
}
