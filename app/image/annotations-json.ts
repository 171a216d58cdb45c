import { z } from 'zod';
import { AppError } from '../errors.ts';
import { isInside } from './geometry/map-labels.ts';
import type { Size } from './geometry/mapping.ts';
import { clipPolygon, polygonArea } from './geometry/polygon.ts';
import type { Box, Keypoint, Labels, Polygon } from './labels.ts';
import { type Raster, wholeRect } from './raster.ts';

/** The annotations of one picture as JSON: what `apply` reads with `--annotations` and writes as targets. */

const id = z.union([z.string(), z.number()]);

const annotationsSchema = z.object({
  bboxes_pascal_voc: z
    .array(z.object({ id, box: z.tuple([z.number(), z.number(), z.number(), z.number()]) }))
    .default([]),
  keypoints: z
    .array(z.object({ id, x: z.number(), y: z.number(), angle: z.number().default(0), scale: z.number().default(1) }))
    .default([]),
  polygons: z.array(z.object({ id, points: z.array(z.number()).min(6) })).default([]),
});

export interface Targets {
  readonly bboxes: Readonly<Record<'pascal_voc' | 'coco' | 'yolo', readonly TargetBox[]>>;
  readonly keypoints_visible: readonly TargetKeypoint[];
  readonly keypoints_all: readonly TargetKeypoint[];
  readonly polygons: readonly TargetPolygon[];
}

type TargetKeypoint = Omit<Keypoint, 'visible'>;

export interface TargetBox {
  readonly id: string | number;
  readonly box: readonly [number, number, number, number];
}

export interface TargetPolygon {
  readonly id: string | number;
  readonly unclipped: readonly number[];
  readonly clipped: readonly number[];
  readonly clipped_area: number;
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
  const { bboxes_pascal_voc: boxes, keypoints, polygons } = result.data;
  return {
    classes: {},
    boxes: boxes.map(({ id: boxId, box }, i) => readBox(boxId, box, i)),
    keypoints: keypoints.map((point) => ({ ...point, visible: isInside(point, size) })),
    polygons: polygons.map((polygon) => readPolygon(polygon, size)),
    mask: checkedMask(mask, size),
  };
}

/** The labels of a picture in the form of `targets`; compare by id. */
export function writeTargets(labels: Labels, size: Size): Targets {
  const asBoxes = (form: (box: Box) => TargetBox['box']) => labels.boxes.map((box) => ({ id: box.id, box: form(box) }));
  const points = (list: readonly Keypoint[]) => list.map(({ visible: _visible, ...point }) => point);
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
    polygons: labels.polygons.map((polygon) => ({
      id: polygon.id,
      unclipped: polygon.points,
      clipped: polygon.clipped,
      clipped_area: polygonArea(polygon.clipped),
    })),
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

function readPolygon({ id: polygonId, points }: { id: string | number; points: number[] }, size: Size): Polygon {
  return { id: polygonId, points, clipped: clipPolygon(points, wholeRect(size)) };
}

function checkedMask(mask: Raster | null, size: Size): Raster | null {
  if (mask === null || (mask.width === size.width && mask.height === size.height)) return mask;
  throw new AppError(
    'label.invalid',
    `The mask has ${mask.width} × ${mask.height} pixels, but its picture has ${size.width} × ${size.height}.`,
  );
}
