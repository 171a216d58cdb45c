import { boundsOf } from '../../image/geometry/polygon.ts';
import { traceOutlines } from '../../image/geometry/trace-outlines.ts';
import { smallestRectangle } from '../../image/geometry/turned-rectangle.ts';
import type { Annotation, LabelScheme, PictureLabels, Ring } from '../annotation.ts';
import { bridged } from './bridge.ts';
import type { YoloTask } from './read-labels.ts';

/** Key points of a label: the most that any category has, as all lines have equally many. */
export function pointsOf({ categories }: LabelScheme): number {
  return Math.max(0, ...categories.map(({ keypoints }) => keypoints.length));
}

/** The lines of a picture, six decimals, cut to the picture. What has no area left is not written. */
export function yoloLines(labels: PictureLabels, task: YoloTask, scheme: LabelScheme): readonly string[] {
  return labels.annotations.flatMap((annotation) => {
    const values = valuesOf(annotation, labels, { task, points: pointsOf(scheme) });
    return values === null ? [] : [`${annotation.category} ${values.join(' ')}`];
  });
}

interface LineRules {
  readonly task: YoloTask;
  readonly points: number;
}

function valuesOf(annotation: Annotation, size: PictureLabels, { task, points }: LineRules): readonly string[] | null {
  switch (task) {
    case 'detect':
      return boxValues(annotation, size);
    case 'pose': {
      const box = boxValues(annotation, size);
      return box === null ? null : [...box, ...pointValues(annotation, size, points)];
    }
    case 'obb':
      return shares(annotation.oriented ?? cornersOf(annotation) ?? [], size);
    case 'segment': {
      const outline = outlineOf(annotation)?.points ?? cornersOf(annotation) ?? [];
      return shares(outline, size);
    }
  }
}

/** One ring for all of a label, and whether it took bridges; null where there is neither outline nor mask. */
export function outlineOf({
  rings,
  runs,
}: Annotation): { readonly points: readonly number[]; readonly bridged: boolean } | null {
  const all: readonly Ring[] = runs === null ? rings : traceOutlines(runs);
  const [first] = all;
  if (first === undefined) return null;
  return all.length === 1 ? { points: first.points, bridged: false } : { points: bridged(all), bridged: true };
}

function boxValues(annotation: Annotation, { width, height }: PictureLabels): readonly string[] | null {
  const [left, top, w, h] = uprightBox(annotation) ?? [0, 0, 0, 0];
  const [x1, x2] = [left, left + w].map((x) => clamp(x / width));
  const [y1, y2] = [top, top + h].map((y) => clamp(y / height));
  const [across, down] = [(x2 ?? 0) - (x1 ?? 0), (y2 ?? 0) - (y1 ?? 0)];
  if (!(across > 0 && down > 0)) return null;
  return [(x1 ?? 0) + across / 2, (y1 ?? 0) + down / 2, across, down].map((value) => value.toFixed(6));
}

function uprightBox({ box, rings, oriented, runs }: Annotation): Annotation['box'] {
  if (box !== null) return box;
  const traced = runs === null ? [] : traceOutlines(runs).flatMap(({ points }) => points);
  const points = [...rings.flatMap((ring) => ring.points), ...(oriented ?? []), ...traced];
  if (points.length === 0) return null;
  const { x1, y1, x2, y2 } = boundsOf(points);
  return [x1, y1, x2 - x1, y2 - y1];
}

/** Corners of the label's own oriented box: fitted to an outline, else those of its upright box. */
function cornersOf(annotation: Annotation): readonly number[] | null {
  if (annotation.oriented !== null) return annotation.oriented;
  if (annotation.rings.length > 0) return smallestRectangle(annotation.rings.flatMap(({ points }) => points));
  const box = uprightBox(annotation);
  if (box === null) return null;
  const [x, y, width, height] = box;
  return [x, y, x + width, y, x + width, y + height, x, y + height];
}

function pointValues({ keypoints }: Annotation, { width, height }: PictureLabels, points: number): string[] {
  return Array.from({ length: points }, (_, i) => keypoints[i]).flatMap((point) => {
    if (point === undefined || point.v === 0) return ['0.000000', '0.000000', '0'];
    return [clamp(point.x / width).toFixed(6), clamp(point.y / height).toFixed(6), String(point.v)];
  });
}

function shares(points: readonly number[], { width, height }: PictureLabels): readonly string[] | null {
  if (points.length < 6) return null;
  const values = points.map((value, i) => clamp(value / (i % 2 === 0 ? width : height)));
  const { x1, y1, x2, y2 } = boundsOf(values);
  return x2 > x1 && y2 > y1 ? values.map((value) => value.toFixed(6)) : null;
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
