import type { Points } from './polygon.ts';

/**
 * The smallest rectangle around points, as four corners (Freeman and Shapira, 1975: one of its sides lies along an edge
 * of the convex hull). What warps and cuts make of an oriented box is a rectangle again in this way.
 *
 * @returns eight numbers; the corners of nothing for fewer than three points or points on a line.
 */
export function smallestRectangle(points: Points): Points {
  const hull = convexHull(points);
  let best: { area: number; corners: Points } | undefined;
  for (let i = 0; i + 1 < hull.length; i += 2) {
    const next = (i + 2) % hull.length;
    const [dx, dy] = [
      (hull[next] as number) - (hull[i] as number),
      (hull[next + 1] as number) - (hull[i + 1] as number),
    ];
    const length = Math.hypot(dx, dy);
    if (length < 1e-9) continue;
    const fitted = rectangleAlong(hull, dx / length, dy / length);
    if (best === undefined || fitted.area < best.area - 1e-9) best = fitted;
  }
  return best === undefined || best.area < 1e-9 ? [] : best.corners;
}

function rectangleAlong(hull: Points, ux: number, uy: number): { area: number; corners: Points } {
  let [u1, u2, v1, v2] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i + 1 < hull.length; i += 2) {
    const u = (hull[i] as number) * ux + (hull[i + 1] as number) * uy;
    const v = (hull[i + 1] as number) * ux - (hull[i] as number) * uy;
    [u1, u2, v1, v2] = [Math.min(u1, u), Math.max(u2, u), Math.min(v1, v), Math.max(v2, v)];
  }
  const corner = (u: number, v: number) => [u * ux - v * uy, u * uy + v * ux];
  return {
    area: (u2 - u1) * (v2 - v1),
    corners: [...corner(u1, v1), ...corner(u2, v1), ...corner(u2, v2), ...corner(u1, v2)],
  };
}

/** Andrew's monotone chain, 1979; counter-clockwise in y-up coordinates, without points on its edges. */
function convexHull(points: Points): Points {
  const list: (readonly [number, number])[] = [];
  for (let i = 0; i + 1 < points.length; i += 2) list.push([points[i] as number, points[i + 1] as number]);
  list.sort(([ax, ay], [bx, by]) => ax - bx || ay - by);
  const chain = (sorted: typeof list): typeof list => {
    const kept: typeof list = [];
    for (const point of sorted) {
      while (kept.length >= 2 && turn(kept.at(-2), kept.at(-1), point) <= 0) kept.pop();
      kept.push(point);
    }
    kept.pop();
    return kept;
  };
  return [...chain(list), ...chain([...list].reverse())].flat();
}

type Vertex = readonly [number, number];

function turn(a: Vertex = [0, 0], b: Vertex = [0, 0], c: Vertex): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}
