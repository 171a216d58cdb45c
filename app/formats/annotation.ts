import type { RunLengths } from '../image/geometry/run-lengths.ts';

/**
 * What every format of labels is read into and written from. Coordinates are pixels of the upright picture, floats; the
 * origin is the top left corner of the top left pixel, and pixel i covers [i, i + 1). Key points keep the numbers of
 * their file: whether they mean the middle of a pixel or a place between edges, `Categories` of the dataset says.
 */
export interface Annotation {
  /** As its file names it; unique within the picture. */
  readonly id: number | string;
  /** Position in the dataset's list of categories. */
  readonly category: number;
  /** Left, top, width, height; null where only an outline or key points are given. */
  readonly box: readonly [x: number, y: number, width: number, height: number] | null;
  /** The four corners of an oriented box: x, y, x, y, … */
  readonly oriented: readonly number[] | null;
  /** Outlines of its parts and of the holes in them. */
  readonly rings: readonly Ring[];
  /** Its mask, where that is how it was given. */
  readonly runs: RunLengths | null;
  readonly keypoints: readonly AnnotatedPoint[];
  /** A crowd of things that are not told apart. */
  readonly crowd: boolean;
  /** Less of it is in the picture than there was. */
  readonly cut?: boolean;
  /** What else its file says of it, under the same keys. */
  readonly attributes: Readonly<Record<string, unknown>>;
  /** The record as it was read: an annotation that nothing changed is written as it came. */
  readonly source?: Readonly<Record<string, unknown>> | undefined;
}

export interface Ring {
  /** x, y, x, y, … without repeating the first vertex; at least three. */
  readonly points: readonly number[];
  readonly hole: boolean;
}

export interface AnnotatedPoint {
  readonly x: number;
  readonly y: number;
  /** 0 not labelled, 1 labelled but hidden, 2 visible. */
  readonly v: 0 | 1 | 2;
}

export interface Category {
  readonly name: string;
  /** The number its file gives it; null where names alone are given. */
  readonly id: number | null;
  /** Names of its key points in order; empty where there are none. */
  readonly keypoints: readonly string[];
  /** For each key point, the one that takes its place in a mirror. */
  readonly mirror: readonly number[] | null;
  /** What else its file says of it. */
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** Everything that is known about one picture. */
export interface PictureLabels {
  /** Of the picture that the coordinates are about. */
  readonly width: number;
  readonly height: number;
  readonly annotations: readonly Annotation[];
  /** Shares of classes of the picture as a whole, apart from what is in it: one, several, or soft ones. */
  readonly classes: Readonly<Record<string, number>>;
  /** What else its file says of the picture, under the same keys. */
  readonly attributes: Readonly<Record<string, unknown>>;
  /** They were drawn on the stored pixels and were turned upright with them, or name a size that is not the picture's. */
  readonly fit?: 'turned' | 'other-size';
}

/** What holds for a whole dataset. */
export interface LabelScheme {
  /** In the order of the source, which numbers them. */
  readonly categories: readonly Category[];
  /** Where key points lie: on the middles of pixels (COCO), or between their edges like boxes (YOLO). */
  readonly keypointsOn: 'pixels' | 'edges';
  /** What its file says of the whole: `info`, `licenses` and further keys. */
  readonly attributes: Readonly<Record<string, unknown>>;
}

export interface AnnotationCounts {
  readonly boxes: number;
  readonly orientedBoxes: number;
  readonly polygons: number;
  readonly keypoints: number;
  readonly masks: number;
}

export function countAnnotations(annotations: Iterable<Annotation>): AnnotationCounts {
  const counts = { boxes: 0, orientedBoxes: 0, polygons: 0, keypoints: 0, masks: 0 };
  for (const annotation of annotations) {
    if (annotation.box !== null) counts.boxes++;
    if (annotation.oriented !== null) counts.orientedBoxes++;
    if (annotation.rings.length > 0) counts.polygons++;
    if (annotation.keypoints.some(({ v }) => v > 0)) counts.keypoints++;
    if (annotation.runs !== null) counts.masks++;
  }
  return counts;
}
