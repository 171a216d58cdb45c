import type { Raster } from './raster.ts';

/**
 * What is known about a picture, in continuous pixel coordinates: the origin is the top left corner of the top left
 * pixel and pixel i covers [i, i + 1). Key points are the exception: they lie on pixel indices, as in Albumentations.
 */
export interface Labels {
  /** Shares of classes, together at most 1: `{cat: 1}` for an ordinary label, more entries after mixing. */
  readonly classes: Readonly<Record<string, number>>;
  readonly boxes: readonly Box[];
  readonly keypoints: readonly Keypoint[];
  readonly polygons: readonly Polygon[];
  /** One channel of label values, the size of the picture; null where there is none. */
  readonly mask: Raster | null;
}

/** Edges in pixels: `x1 < x2`, `y1 < y2`. */
export interface Box {
  readonly id: string | number;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

export interface Keypoint {
  readonly id: string | number;
  readonly x: number;
  readonly y: number;
  /** Degrees. */
  readonly angle: number;
  readonly scale: number;
}

export interface Polygon {
  readonly id: string | number;
  /** x, y, x, y, … */
  readonly points: readonly number[];
}

export const NO_LABELS: Labels = { classes: {}, boxes: [], keypoints: [], polygons: [], mask: null };
