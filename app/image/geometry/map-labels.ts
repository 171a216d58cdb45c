import type { Box, CutLabel, DroppedLabel, Keypoint, Labels, Polygon } from '../labels.ts';
import { wholeRect } from '../raster.ts';
import { type BoxRules, judgeBox } from './box-rules.ts';
import type { BoxMethod, Mapping, Size } from './mapping.ts';
import { isAffine, type Matrix, mapPoint } from './matrix.ts';
import { boundsOf, clipPolygon, mapPolygon, outlineOf } from './polygon.ts';

export interface MappedLabels {
  readonly labels: Labels;
  readonly dropped: readonly DroppedLabel[];
  readonly cut: readonly CutLabel[];
}

/** Where labels go: by a matrix (`matrixLabels`) or by a field (`fieldLabels`). Nothing is cut but `clipped`. */
export interface LabelMap extends Size {
  readonly box: (box: Box) => Box;
  readonly keypoint: (point: Keypoint) => Keypoint;
  readonly polygon: (polygon: Polygon) => Polygon;
}

/**
 * Sends labels the way the pixels go. Boxes are cut to the picture and judged by the rules; key points and polygons
 * that leave the picture stay on the list, marked. The mask stays as it is: it is resampled with the pixels.
 * Mirrored copies of labels are never made, whatever the border shows.
 */
export function mapLabels(labels: Labels, map: LabelMap, rules: BoxRules, op: string): MappedLabels {
  const kept = keepBoxes(labels.boxes.map(map.box), map, rules, op);
  const keypoints = labels.keypoints.map(map.keypoint);
  const polygons = labels.polygons.map(map.polygon);
  const reason = 'it lies outside the picture';
  const dropped: DroppedLabel[] = [...kept.dropped];
  keypoints.forEach((point, i) => {
    if (point.visible || labels.keypoints[i]?.visible === false) return;
    dropped.push({ kind: 'keypoint', id: point.id, op, reason });
  });
  for (const { id, kind } of newlyGoneOutlines(labels.polygons, polygons)) dropped.push({ kind, id, op, reason });
  return { labels: { ...labels, boxes: kept.boxes, keypoints, polygons }, dropped, cut: kept.cut };
}

/** Areas and oriented boxes of which an outline was left before and none is after. A hole alone is nothing. */
export function newlyGoneOutlines(before: readonly Polygon[], after: readonly Polygon[]) {
  const shown = (list: readonly Polygon[]) => list.filter(({ role, clipped }) => role !== 'hole' && clipped.length > 0);
  const key = ({ id, role }: Polygon) => `${role === 'oriented-box'} ${typeof id} ${id}`;
  const left = new Set(shown(after).map(key));
  const gone = new Map(shown(before).flatMap((polygon) => (left.has(key(polygon)) ? [] : [[key(polygon), polygon]])));
  return [...gone.values()].map(({ id, role }) => ({
    id,
    kind: role === 'oriented-box' ? ('oriented-box' as const) : ('polygon' as const),
  }));
}

export function matrixLabels(mapping: Mapping): LabelMap {
  return {
    width: mapping.width,
    height: mapping.height,
    box: (box) => mapBox(box, mapping.edges, mapping.boxMethod),
    keypoint: (point) => mapKeypoint(point, mapping),
    polygon: (polygon) => mapOutline(polygon, mapping),
  };
}

/** Less than this share of a box is a cut; above it is what rounding takes. */
const WHOLE = 1 - 1e-6;

/** Judges boxes by the rules and cuts those that stay to the picture. */
export function keepBoxes(boxes: readonly Box[], size: Size, rules: BoxRules, op: string) {
  const kept: Box[] = [];
  const dropped: DroppedLabel[] = [];
  const cut: CutLabel[] = [];
  for (const box of boxes) {
    const verdict = judgeBox(box, size, rules);
    if ('box' in verdict) {
      kept.push(verdict.box);
      if (verdict.share < WHOLE) cut.push({ kind: 'box', id: box.id, op, share: verdict.share });
    } else dropped.push({ kind: 'box', id: box.id, op, reason: verdict.dropped });
  }
  return { boxes: kept, dropped, cut };
}

export function isInside(point: { readonly x: number; readonly y: number }, size: Size): boolean {
  return point.x >= 0 && point.x < size.width && point.y >= 0 && point.y < size.height;
}

function mapBox(box: Box, matrix: Matrix, method: BoxMethod): Box {
  return method === 'ellipse' && isAffine(matrix) ? mapEllipse(box, matrix) : mapCorners(box, matrix);
}

function mapCorners(box: Box, matrix: Matrix): Box {
  return { ...box, ...boundsOf(mapPolygon(matrix, outlineOf(box))) };
}

/** Bounds of the mapped ellipse inside the box, in closed form (Albumentations takes 360 points of it). */
function mapEllipse(box: Box, m: Matrix): Box {
  const [x, y] = mapPoint(m, (box.x1 + box.x2) / 2, (box.y1 + box.y2) / 2);
  const radiusX = (box.x2 - box.x1) / 2;
  const radiusY = (box.y2 - box.y1) / 2;
  const reachX = Math.hypot(m[0] * radiusX, m[1] * radiusY);
  const reachY = Math.hypot(m[3] * radiusX, m[4] * radiusY);
  return { ...box, x1: x - reachX, y1: y - reachY, x2: x + reachX, y2: y + reachY };
}

function mapKeypoint(point: Keypoint, mapping: Mapping): Keypoint {
  const [x, y] = mapPoint(mapping.keypoints, point.x, point.y);
  const turn = point.angle > 180 ? (mapping.turnPastHalf ?? mapping.turn) : mapping.turn;
  const angle = (mapping.mirror ? -point.angle : point.angle) + turn;
  const moved = { ...point, x, y, angle: ((angle % 360) + 360) % 360, scale: point.scale * mapping.scale };
  const named = mapping.mirror ? mirrored(moved) : moved;
  return { ...named, visible: point.visible && isInside(moved, mapping) };
}

function mapOutline(polygon: Polygon, mapping: Mapping): Polygon {
  return {
    ...polygon,
    points: mapPolygon(mapping.edges, polygon.points),
    clipped: clipPolygon(mapPolygon(mapping.edges, polygon.clipped), wholeRect(mapping)),
  };
}

/** Left and right change places in a mirror, whichever way it hangs: two mirrors make a turn, and a turn swaps nothing. */
function mirrored(point: Keypoint): Keypoint {
  return point.partner === undefined ? point : { ...point, id: point.partner, partner: point.id };
}
