import type { Morphology, RowOffsets } from '../kernels/morphology.ts';
import { wholeRect } from '../raster.ts';
import type { LabelMap } from './map-labels.ts';
import type { Size } from './mapping.ts';
import { boundsOf, clipPolygon, type Points } from './polygon.ts';

/**
 * Labels when bright parts grow or shrink by an ellipse: a box by its reach on each side; the edges of a polygon move
 * outward or inward by the ellipse's reach in their direction, which is exact where the outline is convex. Key points
 * stay, as in Albumentations.
 */
export function grownLabels(offsets: readonly RowOffsets[], operation: Morphology, size: Size): LabelMap {
  const grows = operation === 'dilation';
  const reach = reachOf(offsets, grows);
  const sign = grows ? 1 : -1;
  return {
    ...{ width: size.width, height: size.height },
    box: (box) => {
      const grown = {
        ...box,
        x1: box.x1 - sign * reach(-1, 0),
        y1: box.y1 - sign * reach(0, -1),
        x2: box.x2 + sign * reach(1, 0),
        y2: box.y2 + sign * reach(0, 1),
      };
      // What an erosion takes away whole must not come back inside out.
      const middle = { x: (grown.x1 + grown.x2) / 2, y: (grown.y1 + grown.y2) / 2 };
      return grown.x1 < grown.x2 && grown.y1 < grown.y2
        ? { ...grown, ...boundsOf([grown.x1, grown.y1, grown.x2, grown.y2]) }
        : { ...box, x1: middle.x, y1: middle.y, x2: middle.x, y2: middle.y };
    },
    keypoint: (point) => point,
    polygon: (polygon) => {
      // A hole is what is around it, seen from inside: it shrinks as that grows.
      const isHole = polygon.role === 'hole';
      const own = isHole ? (nx: number, ny: number) => reach(-nx, -ny) : reach;
      const way = isHole === grows ? -1 : 1;
      const points = moveEdges(polygon.points, way, own);
      const clipped = clipPolygon(moveEdges(polygon.clipped, way, own), wholeRect(size));
      return { ...polygon, points: points.length === 0 ? polygon.points : points, clipped };
    },
  };
}

type Reach = (nx: number, ny: number) => number;

/** How far the ellipse reaches in a direction. A pixel lights those that see it, so offsets count backward. */
function reachOf(offsets: readonly RowOffsets[], grows: boolean): Reach {
  const corners = offsets.flatMap(({ dy, from, to }) => [from, to].map((dx) => (grows ? [-dx, -dy] : [dx, dy])));
  return (nx, ny) => Math.max(...corners.map(([dx = 0, dy = 0]) => dx * nx + dy * ny));
}

/** Sharper corners than this would reach too far. */
const MITER_LIMIT = 4;

function moveEdges(points: Points, sign: 1 | -1, reach: Reach): Points {
  const count = points.length / 2;
  if (count < 3) return [];
  const turn = signedArea(points) >= 0 ? 1 : -1;
  const vertex = (i: number) => {
    const at = ((i + count) % count) * 2;
    return [points[at] as number, points[at + 1] as number] as const;
  };
  const edges = Array.from({ length: count }, (_, i) => {
    const [x1, y1] = vertex(i);
    const [x2, y2] = vertex(i + 1);
    const length = Math.hypot(x2 - x1, y2 - y1);
    return length === 0 ? null : { nx: (turn * (y2 - y1)) / length, ny: (-turn * (x2 - x1)) / length };
  });
  const moved: number[] = [];
  for (let i = 0; i < count; i++) {
    const next = edges[i];
    const before = edges[(i + count - 1) % count] ?? next;
    if (next === null || next === undefined || before === null || before === undefined) continue;
    const [x, y] = vertex(i);
    const [dx, dy] = cornerShift(before, next, [sign * reach(before.nx, before.ny), sign * reach(next.nx, next.ny)]);
    moved.push(x + dx, y + dy);
  }
  const stays = sign === 1 || turn * signedArea(moved) > 0;
  return stays ? moved : [];
}

interface Normal {
  readonly nx: number;
  readonly ny: number;
}

/** Where two edges meet that moved by their own amounts. */
function cornerShift(a: Normal, b: Normal, [p, q]: readonly [number, number]): readonly [number, number] {
  const across = a.nx * b.ny - a.ny * b.nx;
  if (Math.abs(across) < 1e-6) return [b.nx * q, b.ny * q];
  const shift = [(p * b.ny - q * a.ny) / across, (q * a.nx - p * b.nx) / across] as const;
  const limit = MITER_LIMIT * Math.max(Math.abs(p), Math.abs(q));
  const length = Math.hypot(...shift);
  return length <= limit ? shift : [(shift[0] * limit) / length, (shift[1] * limit) / length];
}

function signedArea(points: Points): number {
  let sum = 0;
  for (let i = 0; i + 1 < points.length; i += 2) {
    const next = (i + 2) % points.length;
    sum += (points[i] as number) * (points[next + 1] as number) - (points[next] as number) * (points[i + 1] as number);
  }
  return sum / 2;
}
