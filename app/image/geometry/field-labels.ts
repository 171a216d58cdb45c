import type { Box, Keypoint, Polygon } from '../labels.ts';
import { wholeRect } from '../raster.ts';
import type { DisplacementField } from './displacement-field.ts';
import { type FoundPlace, inverseOf } from './invert-field.ts';
import { isInside, type LabelMap } from './map-labels.ts';
import { boundsOf, clipPolygon, outlineOf, type Points, withVertices } from './polygon.ts';

/** Edges are bent, so they are followed in steps of this many pixels. */
const STEP = 2;

/**
 * Labels under a distortion, exact: each vertex goes where the field shows it. A box becomes the bounds of what of its
 * bent outline is in the picture, the part of a polygon inside it gets vertices enough to follow the bends. A key point
 * keeps its angle and scale. As in Albumentations what a distortion pushes out of the picture does not count as
 * invisible for `min_visibility`: beyond the rim the field says nothing of sizes.
 */
export function fieldLabels(field: DisplacementField): LabelMap {
  const find = inverseOf(field);
  const bent = (points: Points): Points => {
    const moved: number[] = [];
    for (let i = 0; i + 1 < points.length; i += 2) {
      const place = onEdges(find, points[i] as number, points[i + 1] as number);
      moved.push(place.x, place.y);
    }
    return moved;
  };
  return {
    width: field.width,
    height: field.height,
    box: (box: Box) => {
      const outline = bent(withVertices(outlineOf(box), STEP));
      const inside = clipPolygon(outline, wholeRect(field));
      return { ...box, ...boundsOf(inside.length === 0 ? outline : inside) };
    },
    keypoint: (point: Keypoint) => {
      const place = find(point.x, point.y);
      const moved = { ...point, x: place.x, y: place.y };
      return { ...moved, visible: point.visible && place.found && isInside(moved, field) };
    },
    polygon: (polygon: Polygon) => ({
      ...polygon,
      points: bent(polygon.points),
      clipped: clipPolygon(bent(withVertices(polygon.clipped, STEP)), wholeRect(field)),
    }),
  };
}

/** The field is about pixel centres; edges lie half a pixel beside them. */
function onEdges(find: (x: number, y: number) => FoundPlace, x: number, y: number): FoundPlace {
  const place = find(x - 0.5, y - 0.5);
  return { ...place, x: place.x + 0.5, y: place.y + 0.5 };
}
