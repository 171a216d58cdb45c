import type { RunLengths } from './geometry/run-lengths.ts';
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
  /** All outlines: parts and holes of areas, and oriented boxes. Outlines of one id are one label. */
  readonly polygons: readonly Polygon[];
  /** One mask an object; they may overlap. Sampled like `mask`, never blended. */
  readonly instances: readonly InstanceMask[];
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
  /** In the picture, but behind something an operation put there. */
  readonly hidden?: boolean;
  /** As its dataset has it: 1 hidden by something, 2 seen. Carried along. */
  readonly visibility?: 1 | 2;
  /** The id that a mirrored picture gives it: the left ear of who looks out of a mirror is a right ear. */
  readonly partner?: string | number;
}

export interface Polygon {
  readonly id: string | number;
  /** What the outline is of its label; a part where nothing is said. An oriented box is its four corners. */
  readonly role?: 'part' | 'hole' | 'oriented-box';
  /** All vertices, also those outside the picture: x, y, x, y, … */
  readonly points: readonly number[];
  /** The part inside the picture, cut again after every step; empty once nothing is left. */
  readonly clipped: readonly number[];
}

export interface InstanceMask {
  readonly id: string | number;
  readonly runs: RunLengths;
}

/** A label that an operation took away, and why. */
export interface DroppedLabel {
  readonly kind: 'box' | 'keypoint' | 'polygon' | 'oriented-box' | 'mask';
  readonly id: string | number;
  /** The operation after which it was gone. */
  readonly op: string;
  readonly reason: string;
}

/** A label that stayed, smaller than it was: `share` of its area is left of what it was before the operation. */
export interface CutLabel {
  readonly kind: 'box';
  readonly id: string | number;
  readonly op: string;
  readonly share: number;
}

export const NO_LABELS: Labels = { classes: {}, boxes: [], keypoints: [], polygons: [], instances: [], mask: null };
