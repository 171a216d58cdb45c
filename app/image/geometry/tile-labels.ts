import type { Rect } from '../raster.ts';
import { isInside, type LabelMap } from './map-labels.ts';
import type { Size } from './mapping.ts';
import { boundsOf, clipPolygon, outlineOf, type Points } from './polygon.ts';

/** A part of the picture and how far it goes. */
export interface MovedTile extends Rect {
  readonly dx: number;
  readonly dy: number;
}

/**
 * Labels when parts of the picture change places. What lay in several parts lies in several places: a box becomes the
 * bounds of all of them, a polygon its pieces, joined by seams without area.
 */
export function tileLabels(tiles: readonly MovedTile[], size: Size): LabelMap {
  const pieces = (points: Points): readonly Points[] =>
    tiles.map((tile) => shifted(clipPolygon(points, tile), tile)).filter((piece) => piece.length > 0);
  const tileAt = (x: number, y: number) => tiles.find(({ x1, y1, x2, y2 }) => x >= x1 && x < x2 && y >= y1 && y < y2);
  return {
    ...{ width: size.width, height: size.height },
    box: (box) => {
      const parts = pieces(outlineOf(box));
      return parts.length === 0 ? box : { ...box, ...boundsOf(parts.flat()) };
    },
    keypoint: (point) => {
      const tile = tileAt(Math.floor(point.x), Math.floor(point.y));
      if (tile === undefined) return point;
      const moved = { ...point, x: point.x + tile.dx, y: point.y + tile.dy };
      return { ...moved, visible: point.visible && isInside(moved, size) };
    },
    polygon: (polygon) => {
      const joined = withSeams(pieces(polygon.clipped));
      return { ...polygon, points: joined.length === 0 ? polygon.points : joined, clipped: joined };
    },
  };
}

function shifted(points: Points, { dx, dy }: MovedTile): Points {
  return points.map((value, i) => value + (i % 2 === 0 ? dx : dy));
}

/** One outline around all pieces: out from the first vertex of the first to each of the others, and back. */
function withSeams(pieces: readonly Points[]): Points {
  const [first, ...others] = pieces;
  if (first === undefined) return [];
  const home = first.slice(0, 2);
  return [...first, ...home, ...others.flatMap((piece) => [...piece, ...piece.slice(0, 2), ...home])];
}
