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
  /** Degrees, from 0 up to 360. */
  readonly angle: number;
  readonly scale: number;
  /** False once it left the picture, even if a later step brings its place back. */
  readonly visible: boolean;
}

export interface Polygon {
  readonly id: string | number;
  /** All vertices, also those outside the picture: x, y, x, y, … */
  readonly points: readonly number[];
  /** The part inside the picture, cut again after every step; empty once nothing is left. */
  readonly clipped: readonly number[];
}

/** A label that an operation took away, and why. */
export interface DroppedLabel {
  readonly kind: 'box' | 'keypoint' | 'polygon';
  readonly id: string | number;
  /** The operation after which it was gone. */
  readonly op: string;
  readonly reason: string;
}

export const NO_LABELS: Labels = { classes: {}, boxes: [], keypoints: [], polygons: [], mask: null };
