import type { CombineContext } from '../effect.ts';
import type { Box, CutLabel, DroppedLabel, Keypoint, Labels, Polygon } from '../labels.ts';
import type { Raster } from '../raster.ts';
import type { BoxRules } from './box-rules.ts';
import { newlyGoneOutlines } from './map-labels.ts';
import type { Size } from './mapping.ts';
import { boundsOf, clipPolygon } from './polygon.ts';
import { mapInstances } from './run-lengths.ts';

/** Which pixels something hides: 1 where it does. */
export interface Cover extends Size {
  readonly data: Uint8Array;
}

/**
 * What stays of labels once pixels are hidden, by Albumentations' rules for dropout: a box shrinks to the bounds of
 * what is still seen of it and goes where too little is; a key point in a hole is no longer visible; a polygon stays
 * until all of it is hidden. Boxes are not cut to whole pixels as in the peer: what no hole touches stays as it is.
 */
export function hideLabels(labels: Labels, cover: Cover, { rules, op }: CombineContext) {
  const dropped: DroppedLabel[] = [];
  const cut: CutLabel[] = [];
  const boxes: Box[] = [];
  for (const box of labels.boxes) {
    const verdict = hideBox(box, cover, rules);
    if (typeof verdict === 'string') dropped.push({ kind: 'box', id: box.id, op, reason: verdict });
    else {
      boxes.push(verdict.box);
      if (verdict.share < 1 - 1e-6) cut.push({ kind: 'box', id: box.id, op, share: verdict.share });
    }
  }
  const keypoints = labels.keypoints.map((point): Keypoint => {
    if (!point.visible || !isHidden(point, cover)) return point;
    dropped.push({ kind: 'keypoint', id: point.id, op, reason: 'a hole hides it' });
    return { ...point, visible: false, hidden: true };
  });
  const polygons = labels.polygons.map((polygon): Polygon => {
    const gone = polygon.role !== 'hole' && polygon.clipped.length > 0 && !isSeen(polygon.clipped, cover);
    return gone ? { ...polygon, clipped: [] } : polygon;
  });
  const reason = 'holes hide all of it';
  for (const { id, kind } of newlyGoneOutlines(labels.polygons, polygons)) dropped.push({ kind, id, op, reason });
  const instances = mapInstances(labels.instances, (mask) => without(mask, cover));
  return { labels: { ...labels, boxes, keypoints, polygons, instances }, dropped, cut };
}

/** A mask says which pixels show its object, so those that are hidden are taken out of it. */
function without(mask: Raster, { data: hidden }: Cover): Raster {
  const data = mask.data.slice();
  for (let i = 0; i < data.length; i++) if (hidden[i] === 1) data[i] = 0;
  return { ...mask, data };
}

/** The box shrunk to what is seen of it, or the reason why it goes. */
function hideBox(box: Box, cover: Cover, rules: BoxRules): { readonly box: Box; readonly share: number } | string {
  const seen = seenPart(box, cover);
  const area = (box.x2 - box.x1) * (box.y2 - box.y1);
  if (seen.area <= 1e-9) return 'holes hide all of it';
  if (seen.area < rules.min_area) return `what is seen of it, ${round(seen.area)}, is below min_area ${rules.min_area}`;
  if (seen.area / area < rules.min_visibility) {
    return `the visible share ${round(seen.area / area)} is below min_visibility ${rules.min_visibility}`;
  }
  return { box: { ...box, x1: seen.x1, y1: seen.y1, x2: seen.x2, y2: seen.y2 }, share: seen.area / area };
}

/** Area and bounds of what no hole hides; pixels at the rim count by how much of them is in the box. */
function seenPart(box: Box, { width, height, data }: Cover) {
  let area = 0;
  let [x1, y1, x2, y2] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let y = Math.max(0, Math.floor(box.y1)); y < Math.min(height, Math.ceil(box.y2)); y++) {
    const top = Math.max(box.y1, y);
    const bottom = Math.min(box.y2, y + 1);
    for (let x = Math.max(0, Math.floor(box.x1)); x < Math.min(width, Math.ceil(box.x2)); x++) {
      if (data[y * width + x] === 1) continue;
      const left = Math.max(box.x1, x);
      const right = Math.min(box.x2, x + 1);
      area += (right - left) * (bottom - top);
      x1 = Math.min(x1, left);
      x2 = Math.max(x2, right);
      y1 = Math.min(y1, top);
      y2 = Math.max(y2, bottom);
    }
  }
  return { area, x1, y1, x2, y2 };
}

function isHidden({ x, y }: Keypoint, { width, height, data }: Cover): boolean {
  const column = Math.floor(x);
  const row = Math.floor(y);
  return column >= 0 && column < width && row >= 0 && row < height && data[row * width + column] === 1;
}

/** Some pixel that the polygon reaches into is not hidden. */
function isSeen(points: readonly number[], { width, height, data }: Cover): boolean {
  const bounds = boundsOf(points);
  for (let y = Math.max(0, Math.floor(bounds.y1)); y < Math.min(height, Math.ceil(bounds.y2)); y++) {
    for (let x = Math.max(0, Math.floor(bounds.x1)); x < Math.min(width, Math.ceil(bounds.x2)); x++) {
      if (data[y * width + x] === 1) continue;
      if (clipPolygon(points, { x1: x, y1: y, x2: x + 1, y2: y + 1 }).length > 0) return true;
    }
  }
  return false;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
