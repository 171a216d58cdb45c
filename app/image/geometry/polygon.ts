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
