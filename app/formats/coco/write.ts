import { boundsOf, polygonArea } from '../../image/geometry/polygon.ts';
import { rasterize } from '../../image/geometry/rasterize.ts';
import { encodeRuns, runArea, runBounds } from '../../image/geometry/run-lengths.ts';
import type { Annotation, Category, LabelScheme } from '../annotation.ts';
import type { DescribedPicture } from '../label-format.ts';
import { compressCounts } from './compressed-counts.ts';

/** The entry of `images` and those of `annotations`, without the numbers that the file as a whole gives out. */
export interface CocoRecord {
  readonly image: Readonly<Record<string, unknown>>;
  readonly annotations: readonly Readonly<Record<string, unknown>>[];
}

export function cocoRecord(picture: DescribedPicture, fileName: string, ids: readonly number[]): CocoRecord {
  const { labels } = picture;
  const { id, file_name, width: _width, height: _height, ...rest } = labels.attributes;
  const kept = picture.original ? { id } : {};
  return {
    image: { ...kept, ...rest, file_name: fileName, width: labels.width, height: labels.height },
    annotations: labels.annotations.map((annotation) => cocoAnnotation(annotation, labels, ids)),
  };
}

function cocoAnnotation(
  annotation: Annotation,
  size: { readonly width: number; readonly height: number },
  ids: readonly number[],
): Readonly<Record<string, unknown>> {
  const category_id = ids[annotation.category] ?? 0;
  const { source } = annotation;
  // As it came, but for what evaluation cannot do without.
  if (source !== undefined && 'image_id' in source) {
    return { ...source, category_id, area: source.area ?? areaOf(annotation), iscrowd: source.iscrowd ?? 0 };
  }
  const { keypoints } = annotation;
  const points =
    keypoints.length === 0
      ? {}
      : {
          keypoints: keypoints.flatMap(({ x, y, v }) => [round(x), round(y), v]),
          num_keypoints: keypoints.filter(({ v }) => v > 0).length,
        };
  return {
    category_id,
    bbox: boxOf(annotation).map(round),
    area: round(areaOf(annotation)),
    segmentation: segmentationOf(annotation, size),
    ...points,
    iscrowd: annotation.crowd ? 1 : 0,
    ...annotation.attributes,
  };
}

function boxOf({ box, rings, oriented, runs, keypoints }: Annotation): readonly number[] {
  if (box !== null) return box;
  const points =
    rings.length > 0
      ? rings.flatMap((ring) => ring.points)
      : (oriented ?? keypoints.filter(({ v }) => v > 0).flatMap(({ x, y }) => [x, y]));
  const { x1, y1, x2, y2 } = (runs === null ? null : runBounds(runs)) ?? boundsOf(points);
  return [x1, y1, x2 - x1, y2 - y1];
}

/** Of the mask or outline where there is one, else of the box. */
function areaOf(annotation: Annotation): number {
  const { rings, runs, oriented } = annotation;
  if (runs !== null) return runArea(runs);
  if (rings.length > 0) {
    return rings.reduce((sum, { points, hole }) => sum + (hole ? -1 : 1) * polygonArea(points), 0);
  }
  if (oriented !== null) return polygonArea(oriented);
  const [, , width = 0, height = 0] = boxOf(annotation);
  return width * height;
}

/** COCO has no way to write a hole in an outline: such an area becomes a mask. */
function segmentationOf(
  { rings, runs, oriented, crowd }: Annotation,
  size: { readonly width: number; readonly height: number },
): unknown {
  const holed = rings.some(({ hole }) => hole);
  const mask =
    runs ??
    (holed
      ? encodeRuns(
          rasterize(
            rings.map(({ points }) => points),
            size,
          ),
        )
      : null);
  if (mask !== null) {
    const counts = crowd ? mask.counts : compressCounts(mask.counts);
    return { size: [mask.height, mask.width], counts };
  }
  if (rings.length === 0 && oriented !== null) return [oriented.map(round)];
  return rings.map(({ points }) => points.map(round));
}

/** Numbers of the categories: their own where all have one and none twice, else from 1. */
export function categoryIds(categories: readonly Category[]): readonly number[] {
  const own = categories.map(({ id }) => id);
  const usable = own.every((id): id is number => id !== null) && new Set(own).size === own.length;
  return usable ? own : categories.map((_, i) => i + 1);
}

export function cocoCategory({ name, keypoints, attributes }: Category, id: number): Readonly<Record<string, unknown>> {
  return { id, name, ...(keypoints.length === 0 ? {} : { keypoints }), ...attributes };
}

/** What the file says before its lists; `description` names the recipe where one made it. */
export function cocoHead({ attributes }: LabelScheme, description: string | null): Readonly<Record<string, unknown>> {
  const info = typeof attributes.info === 'object' && attributes.info !== null ? attributes.info : {};
  const told = description === null ? info : { ...info, description };
  return { ...attributes, info: told };
}

/** A thousandth of a pixel is more than any label knows. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
