import type { Rect } from '../raster.ts';
import { type Matrix, mapPoint } from './matrix.ts';

/** Polygons as flat lists x, y, x, y, … without repeating the first vertex. */
export type Points = readonly number[];

export function mapPolygon(matrix: Matrix, points: Points): Points {
  const mapped: number[] = [];
  for (let i = 0; i + 1 < points.length; i += 2) {
    mapped.push(...mapPoint(matrix, points[i] as number, points[i + 1] as number));
  }
  return mapped;
}

/** The four corners of an upright rectangle. */
export function outlineOf({ x1, y1, x2, y2 }: Rect): Points {
  return [x1, y1, x2, y1, x2, y2, x1, y2];
}

/** The upright rectangle around all vertices. */
export function boundsOf(points: Points): Rect {
  let [x1, y1, x2, y2] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i + 1 < points.length; i += 2) {
    x1 = Math.min(x1, points[i] as number);
    y1 = Math.min(y1, points[i + 1] as number);
    x2 = Math.max(x2, points[i] as number);
    y2 = Math.max(y2, points[i + 1] as number);
  }
  return { x1, y1, x2, y2 };
}

/** The same outline with further vertices, so that no edge is longer than `step`: for maps that bend edges. */
export function withVertices(points: Points, step: number): Points {
  const dense: number[] = [];
  for (let i = 0; i + 1 < points.length; i += 2) {
    const next = (i + 2) % points.length;
    const [x, y] = [points[i] as number, points[i + 1] as number];
    const [dx, dy] = [(points[next] as number) - x, (points[next + 1] as number) - y];
    const parts = Math.max(1, Math.ceil(Math.hypot(dx, dy) / step));
    for (let k = 0; k < parts; k++) dense.push(x + (dx * k) / parts, y + (dy * k) / parts);
  }
  return dense;
}

/** Area by the shoelace formula, never negative. */
export function polygonArea(points: Points): number {
  let sum = 0;
  for (let i = 0; i + 1 < points.length; i += 2) {
    const next = (i + 2) % points.length;
    sum += (points[i] as number) * (points[next + 1] as number) - (points[next] as number) * (points[i + 1] as number);
  }
  return Math.abs(sum) / 2;
}

/** The part inside a rectangle (Sutherland and Hodgman, 1974); empty where nothing is inside. */
export function clipPolygon(points: Points, rect: Rect): Points {
  let rest = clipHalf(points, 0, 1, rect.x1);
  rest = clipHalf(rest, 0, -1, -rect.x2);
  rest = clipHalf(rest, 1, 1, rect.y1);
  rest = clipHalf(rest, 1, -1, -rect.y2);
  return rest.length < 6 ? [] : rest;
}

/** Keeps what has sign · coordinate ≥ limit, along x (axis 0) or y (axis 1). */
function clipHalf(points: Points, axis: 0 | 1, sign: 1 | -1, limit: number): Points {
  const kept: number[] = [];
  for (let i = 0; i + 1 < points.length; i += 2) {
    const next = (i + 2) % points.length;
    const here = sign * (points[i + axis] as number) - limit;
    const there = sign * (points[next + axis] as number) - limit;
    if (here >= 0) kept.push(points[i] as number, points[i + 1] as number);
    if (here >= 0 !== there >= 0) {
      const t = here / (here - there);
      const x = (points[i] as number) + t * ((points[next] as number) - (points[i] as number));
      const y = (points[i + 1] as number) + t * ((points[next + 1] as number) - (points[i + 1] as number));
      kept.push(x, y);
    }
  }
  return kept;
}
