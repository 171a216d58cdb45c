import { z } from 'zod';
import { AppError } from '../errors.ts';
import { isInside } from './geometry/map-labels.ts';
import type { Size } from './geometry/mapping.ts';
import { clipPolygon, polygonArea } from './geometry/polygon.ts';
import { smallestRectangle } from './geometry/turned-rectangle.ts';
import type { Box, InstanceMask, Keypoint, Labels, Polygon } from './labels.ts';
import { type Raster, wholeRect } from './raster.ts';

/** The annotations of one picture as JSON: what `apply` reads with `--annotations` and writes as targets. */

const id = z.union([z.string(), z.number()]);

const annotationsSchema = z.object({
  bboxes_pascal_voc: z
    .array(z.object({ id, box: z.tuple([z.number(), z.number(), z.number(), z.number()]) }))
    .default([]),
  keypoints: z
    .array(
      z.object({
        id,
        x: z.number(),
        y: z.number(),
        angle: z.number().default(0),
        scale: z.number().default(1),
        /** The id it takes in a mirror. */
        partner: id.optional(),
      }),
    )
    .default([]),
  /** Several entries of one id are parts of one label; `hole` cuts out of them. */
  polygons: z
    .array(z.object({ id, points: z.array(z.number()).min(6), role: z.enum(['part', 'hole']).optional() }))
    .default([]),
  /** Four corners. */
  oriented_boxes: z.array(z.object({ id, points: z.array(z.number()).length(8) })).default([]),
  /** Masks of single objects as COCO has them uncompressed: runs down the columns. */
  masks: z
    .array(
      z
        .object({ id, size: z.tuple([z.int().min(1), z.int().min(1)]), counts: z.array(z.int().min(0)) })
        .refine(({ size: [height, width], counts }) => counts.reduce((sum, run) => sum + run, 0) === height * width, {
          error: 'the runs do not add up to the size',
        }),
    )
    .default([]),
});

export interface Targets {
  readonly bboxes: Readonly<Record<'pascal_voc' | 'coco' | 'yolo', readonly TargetBox[]>>;
  readonly keypoints_visible: readonly TargetKeypoint[];
  readonly keypoints_all: readonly TargetKeypoint[];
  readonly polygons: readonly TargetPolygon[];
  readonly oriented_boxes: readonly TargetOrientedBox[];
  readonly masks: readonly TargetMask[];
}

type TargetKeypoint = Omit<Keypoint, 'visible' | 'hidden' | 'partner' | 'visibility'>;

export interface TargetBox {
  readonly id: string | number;
  readonly box: readonly [number, number, number, number];
}

export interface TargetPolygon {
  readonly id: string | number;
  readonly role?: Polygon['role'];
  readonly unclipped: readonly number[];
  readonly clipped: readonly number[];
  readonly clipped_area: number;
}

export interface TargetOrientedBox {
  readonly id: string | number;
  /** Where the four corners went. */
  readonly unclipped: readonly number[];
  /** The smallest rectangle around what is in the picture; empty where nothing is. */
  readonly fitted: readonly number[];
}

export interface TargetMask {
  readonly id: string | number;
  readonly size: readonly [height: number, width: number];
  readonly counts: readonly number[];
}

/**
 * Labels of a picture of the given size from an `annotations` entry; the mask comes from a file of its own.
 *
 * @throws AppError `label.invalid` with the path of the field.
 */
export function readAnnotations(value: unknown, size: Size, mask: Raster | null): Labels {
  const result = annotationsSchema.safeParse(value);
  if (!result.success) {
    const issue = result.error.issues[0];
    const field = (issue?.path ?? []).map(String).join('.');
    throw new AppError('label.invalid', `The annotations are not usable at "${field}": ${issue?.message}.`, { field });
  }
  const { bboxes_pascal_voc: boxes, keypoints, polygons, oriented_boxes: oriented, masks } = result.data;
  return {
    classes: {},
    boxes: boxes.map(({ id: boxId, box }, i) => readBox(boxId, box, i)),
    keypoints: keypoints.map(({ partner, ...point }) => ({
      ...point,
      ...(partner === undefined ? {} : { partner }),
      visible: isInside(point, size),
    })),
    polygons: [
      ...polygons.map((polygon) => readPolygon(polygon, size)),
      ...oriented.map((box) => readPolygon({ ...box, role: 'oriented-box' }, size)),
    ],
    instances: masks.map((mask, i) => readMask(mask, size, i)),
    mask: checkedMask(mask, size),
  };
}

/** The labels of a picture in the form of `targets`; compare by id. */
export function writeTargets(labels: Labels, size: Size): Targets {
  const asBoxes = (form: (box: Box) => TargetBox['box']) => labels.boxes.map((box) => ({ id: box.id, box: form(box) }));
  const points = (list: readonly Keypoint[]) =>
    list.map(({ visible: _visible, hidden: _hidden, partner: _partner, visibility: _given, ...point }) => point);
  const outlines = labels.polygons.filter(({ role }) => role !== 'oriented-box');
  const oriented = labels.polygons.filter(({ role }) => role === 'oriented-box');
  return {
    bboxes: {
      pascal_voc: asBoxes(({ x1, y1, x2, y2 }) => [x1, y1, x2, y2]),
      coco: asBoxes(({ x1, y1, x2, y2 }) => [x1, y1, x2 - x1, y2 - y1]),
      yolo: asBoxes(({ x1, y1, x2, y2 }) => [
        (x1 + x2) / 2 / size.width,
        (y1 + y2) / 2 / size.height,
        (x2 - x1) / size.width,
        (y2 - y1) / size.height,
      ]),
    },
    keypoints_visible: points(labels.keypoints.filter((point) => point.visible)),
    keypoints_all: points(labels.keypoints),
    polygons: outlines.map((polygon) => ({
      id: polygon.id,
      ...(polygon.role === undefined ? {} : { role: polygon.role }),
      unclipped: polygon.points,
      clipped: polygon.clipped,
      clipped_area: polygonArea(polygon.clipped),
    })),
    oriented_boxes: oriented.map(({ id, points, clipped }) => ({
      id,
      unclipped: points,
      fitted: smallestRectangle(clipped),
    })),
    masks: labels.instances.map(({ id, runs }) => ({ id, size: [runs.height, runs.width], counts: runs.counts })),
  };
}

function readBox(boxId: string | number, [x1, y1, x2, y2]: readonly number[], i: number): Box {
  const box = { id: boxId, x1: x1 as number, y1: y1 as number, x2: x2 as number, y2: y2 as number };
  if (box.x1 < box.x2 && box.y1 < box.y2) return box;
  throw new AppError(
    'label.invalid',
    `Box ${boxId} is [${[x1, y1, x2, y2].join(', ')}], which holds nothing; expected [x1, y1, x2, y2] with x1 < x2 and y1 < y2.`,
    { field: `bboxes_pascal_voc.${i}.box` },
  );
}

interface GivenOutline {
  readonly id: string | number;
  readonly points: readonly number[];
  readonly role?: Polygon['role'] | undefined;
}

function readPolygon({ id, points, role }: GivenOutline, size: Size): Polygon {
  return { id, ...(role === undefined ? {} : { role }), points, clipped: clipPolygon(points, wholeRect(size)) };
}

function readMask({ id, size: [height, width], counts }: TargetMask, size: Size, i: number): InstanceMask {
  if (width === size.width && height === size.height) return { id, runs: { width, height, counts } };
  throw new AppError(
    'label.invalid',
    `Mask ${id} has ${width} × ${height} pixels, but its picture has ${size.width} × ${size.height}.`,
    { field: `masks.${i}.size` },
  );
}

function checkedMask(mask: Raster | null, size: Size): Raster | null {
  if (mask === null || (mask.width === size.width && mask.height === size.height)) return mask;
  throw new AppError(
    'label.invalid',
    `The mask has ${mask.width} × ${mask.height} pixels, but its picture has ${size.width} × ${size.height}.`,
  );
}
