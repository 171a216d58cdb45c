import type { AnnotatedPoint, Annotation, LabelScheme, PictureLabels } from '../formats/annotation.ts';
import type { Augmented } from './augment.ts';
import { clipBox } from './geometry/box-rules.ts';
import type { Size } from './geometry/mapping.ts';
import { boundsOf, clipPolygon } from './geometry/polygon.ts';
import { runBounds } from './geometry/run-lengths.ts';
import { smallestRectangle } from './geometry/turned-rectangle.ts';
import type { Box, Keypoint, Labels, Polygon } from './labels.ts';
import { type Rect, wholeRect } from './raster.ts';

/**
 * Between the annotations of a dataset and the labels that operations move: what belongs to one annotation goes under its
 * position, is moved piece by piece as the pixels are, and is put together again afterwards.
 */

/** What became of one annotation, or of one key point of it. */
export interface LabelFate {
  readonly fate: 'dropped' | 'cut';
  readonly kind: 'box' | 'polygon' | 'oriented-box' | 'mask' | 'keypoint';
  /** As the source names it. */
  readonly id: number | string;
  readonly class: string;
  readonly op: string;
  readonly reason: string;
}

/** `clip` cuts boxes to the picture before anything else, so that what lay outside does not count as lost. */
export function labelsOf(picture: PictureLabels, scheme: LabelScheme, { clip }: { readonly clip: boolean }): Labels {
  const { annotations } = picture;
  const outline = (id: number, points: readonly number[], role: Polygon['role']): Polygon => ({
    id,
    ...(role === undefined ? {} : { role }),
    points,
    clipped: clipPolygon(points, wholeRect(picture)),
  });
  return {
    classes: picture.classes,
    boxes: annotations.flatMap((annotation, i): Box[] => {
      const bounds = outerBounds(annotation);
      if (bounds === null) return [];
      const box = { id: i, ...bounds };
      const clipped = clip ? clipBox(box, picture) : box;
      return clipped.x2 > clipped.x1 && clipped.y2 > clipped.y1 ? [clipped] : [box];
    }),
    keypoints: annotations.flatMap((annotation, i) => keypointsOf(annotation, i, scheme)),
    polygons: annotations.flatMap(({ rings, oriented }, i) => [
      ...rings.map(({ points, hole }) => outline(i, points, hole ? 'hole' : undefined)),
      ...(oriented === null ? [] : [outline(i, oriented, 'oriented-box')]),
    ]),
    instances: annotations.flatMap(({ runs }, i) => (runs === null ? [] : [{ id: i, runs }])),
    mask: null,
  };
}

function keypointsOf(annotation: Annotation, i: number, scheme: LabelScheme): Keypoint[] {
  const mirror = scheme.categories[annotation.category]?.mirror ?? null;
  const shift = onPixels(scheme);
  return annotation.keypoints.flatMap(({ x, y, v }, k): Keypoint[] => {
    if (v === 0) return [];
    const partner = mirror === null ? {} : { partner: `${i}:${mirror[k] ?? k}` };
    return [
      { id: `${i}:${k}`, ...partner, x: x + shift, y: y + shift, angle: 0, scale: 1, visible: true, visibility: v },
    ];
  });
}

/** Labels have key points on the middles of pixels, half a pixel before the place between edges. */
function onPixels({ keypointsOn }: LabelScheme): number {
  return keypointsOn === 'edges' ? -0.5 : 0;
}

/** The annotations of the picture that was made, in the order they had, and what became of the others. */
export function annotationsAfter(
  before: PictureLabels,
  scheme: LabelScheme,
  made: Pick<Augmented, 'dropped' | 'cut'> & { readonly labels: Labels; readonly size: Size },
): { readonly labels: PictureLabels; readonly fates: readonly LabelFate[] } {
  const pieces = new Pieces(made.labels);
  const fates: LabelFate[] = [];
  const annotations = before.annotations.flatMap((annotation, i): Annotation[] => {
    const told = { id: annotation.id, class: scheme.categories[annotation.category]?.name ?? '' };
    const after = pieces.assemble(annotation, i, scheme);
    if (after === null) {
      const loss = made.dropped.find(({ id }) => id === i);
      const { kind = 'box', op = 'the end', reason = 'it lies outside the picture' } = loss ?? {};
      fates.push({ fate: 'dropped', kind, ...told, op, reason });
      return [];
    }
    const cuts = made.cut.filter(({ id }) => id === i);
    const share = cuts.reduce((product, one) => product * one.share, 1);
    if (cuts.length > 0) {
      const op = [...new Set(cuts.map((one) => one.op))].join(', ');
      fates.push({ fate: 'cut', kind: 'box', ...told, op, reason: `${Math.round(share * 100)} % of it is left` });
    }
    for (const lost of made.dropped) {
      if (lost.kind !== 'keypoint' || !String(lost.id).startsWith(`${i}:`)) continue;
      const name = scheme.categories[annotation.category]?.keypoints[Number(String(lost.id).split(':')[1])];
      const reason = name === undefined ? lost.reason : `${name}: ${lost.reason}`;
      fates.push({ fate: 'dropped', kind: 'keypoint', ...told, op: lost.op, reason });
    }
    return [cuts.length > 0 ? { ...after, cut: true } : after];
  });
  const { width, height } = made.size;
  const classes = Object.keys(before.classes).length === 0 ? before.classes : made.labels.classes;
  return { labels: { ...before, width, height, annotations, classes }, fates };
}

/** The moved pieces by the annotation they belong to. */
class Pieces {
  readonly #boxes: ReadonlyMap<unknown, Box>;
  readonly #keypoints: ReadonlyMap<unknown, Keypoint>;
  readonly #polygons: ReadonlyMap<unknown, readonly Polygon[]>;
  readonly #masks: ReadonlyMap<unknown, Annotation['runs']>;

  constructor({ boxes, keypoints, polygons, instances }: Labels) {
    this.#boxes = new Map(boxes.map((box) => [box.id, box]));
    this.#keypoints = new Map(keypoints.map((point) => [point.id, point]));
    const outlines = new Map<unknown, Polygon[]>();
    for (const polygon of polygons) outlines.set(polygon.id, [...(outlines.get(polygon.id) ?? []), polygon]);
    this.#polygons = outlines;
    this.#masks = new Map(instances.map(({ id, runs }) => [id, runs]));
  }

  /** Null where the annotation is gone. */
  assemble(annotation: Annotation, i: number, scheme: LabelScheme): Annotation | null {
    const outlines = this.#polygons.get(i) ?? [];
    const left = outlines.filter(({ clipped }) => clipped.length > 0);
    const rings = left
      .filter(({ role }) => role !== 'oriented-box')
      .map(({ clipped, role }) => ({ points: clipped, hole: role === 'hole' }));
    const shape = {
      rings: rings.some(({ hole }) => !hole) ? rings : [],
      oriented: orientedBox(left.find(({ role }) => role === 'oriented-box')),
      runs: this.#masks.get(i) ?? null,
    };
    const keypoints = this.#points(annotation, i, scheme);
    const hadShape = hasShape(annotation);
    if (hadShape && !hasShape(shape)) return null;
    const box = this.#boxes.get(i);
    const bounded = outerBounds(annotation) !== null;
    if (bounded ? box === undefined : !keypoints.some(({ v }) => v > 0)) return null;
    const { source: _source, ...kept } = annotation;
    return { ...kept, ...shape, keypoints, box: boxAfter(annotation, shape, box) };
  }

  #points(annotation: Annotation, i: number, scheme: LabelScheme): readonly AnnotatedPoint[] {
    const shift = onPixels(scheme);
    return annotation.keypoints.map((_given, k): AnnotatedPoint => {
      const point = this.#keypoints.get(`${i}:${k}`);
      if (point === undefined || (!point.visible && point.hidden !== true)) return { x: 0, y: 0, v: 0 };
      return { x: point.x - shift, y: point.y - shift, v: point.hidden === true ? 1 : (point.visibility ?? 2) };
    });
  }
}

interface Shape {
  readonly rings: Annotation['rings'];
  readonly oriented: Annotation['oriented'];
  readonly runs: Annotation['runs'];
}

function hasShape({ rings, oriented, runs }: Shape): boolean {
  return rings.length > 0 || oriented !== null || runs !== null;
}

/** What is left of an oriented box is fitted again: a cut corner or a shear leaves no rectangle. */
function orientedBox(outline: Polygon | undefined): Annotation['oriented'] {
  if (outline === undefined) return null;
  const whole =
    outline.clipped.length === outline.points.length &&
    outline.clipped.every((value, i) => Math.abs(value - (outline.points[i] ?? 0)) < 1e-6);
  if (whole && isRectangle(outline.points)) return outline.points;
  const fitted = smallestRectangle(outline.clipped);
  return fitted.length === 8 ? fitted : null;
}

function isRectangle(points: readonly number[]): boolean {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0, x4 = 0, y4 = 0] = points;
  const parallel = Math.hypot(x1 + x3 - x2 - x4, y1 + y3 - y2 - y4);
  const diagonals = Math.abs(Math.hypot(x3 - x1, y3 - y1) - Math.hypot(x4 - x2, y4 - y2));
  return parallel < 0.01 && diagonals < 0.01;
}

function shapeBounds({ rings, oriented, runs }: Shape): Rect | null {
  if (runs !== null) return runBounds(runs);
  const points = rings.length > 0 ? rings.flatMap((ring) => ring.points) : (oriented ?? []);
  return points.length === 0 ? null : boundsOf(points);
}

function outerBounds({ box, ...shape }: Annotation): Rect | null {
  if (box === null) return shapeBounds(shape);
  const [x, y, width, height] = box;
  return { x1: x, y1: y, x2: x + width, y2: y + height };
}

/** A box that fitted its outline goes on fitting it; one that was drawn wider is moved on its own. */
function boxAfter(before: Annotation, shape: Shape, box: Box | undefined): Annotation['box'] {
  if (before.box === null || box === undefined) return null;
  const [own, given] = [shapeBounds(before), outerBounds(before)];
  const fits =
    own !== null &&
    given !== null &&
    (['x1', 'y1', 'x2', 'y2'] as const).every((edge) => Math.abs(own[edge] - given[edge]) <= FITTING);
  const { x1, y1, x2, y2 } = (fits ? shapeBounds(shape) : null) ?? box;
  return [x1, y1, x2 - x1, y2 - y1];
}

/** Pixels between a box and its outline up to which one is drawn around the other; masks are off by one by rounding. */
const FITTING = 1;
