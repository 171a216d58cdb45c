import type { Rect } from '../raster.ts';
import { affine, IDENTITY, type Matrix, mapPoint, product, scaling, translation } from './matrix.ts';
import { type Quad, quadToQuad } from './quad.ts';

/**
 * Where an operation sends things, as matrices from the picture before to the picture after. One geometry, written in
 * the four coordinate systems that Albumentations' rules need: for nearly all operations they follow from each other
 * (`fromPixels`); resizing and growing the canvas are the exceptions, stated where they are made.
 */
export interface Mapping {
  /** Size of the picture after. */
  readonly width: number;
  readonly height: number;
  /** Pixel centres, which have whole-number coordinates. */
  readonly pixels: Matrix;
  /** The same for sampling the nearest pixel (masks). */
  readonly nearest: Matrix;
  /** Pixel edges: boxes and polygons. */
  readonly edges: Matrix;
  readonly keypoints: Matrix;
  /** What becomes of a key point's angle a: (mirror ? −a : a) + turn, in degrees. */
  readonly mirror: boolean;
  readonly turn: number;
  /** The turn of angles above 180 degrees where it differs: Albumentations' rule for transposition. */
  readonly turnPastHalf?: number;
  /** Factor of a key point's scale. */
  readonly scale: number;
  /** A box becomes the bounds of its four corners, or of the ellipse inside it. */
  readonly boxMethod: BoxMethod;
}

export type BoxMethod = 'largest_box' | 'ellipse';

export interface Size {
  readonly width: number;
  readonly height: number;
}

interface Turn {
  readonly mirror?: boolean;
  readonly turn?: number;
  readonly scale?: number;
}

/** The mapping whose other matrices follow from that of the pixel centres. */
function fromPixels(size: Size, pixels: Matrix, { mirror = false, turn = 0, scale = 1 }: Turn = {}): Mapping {
  const edges = product(translation(0.5, 0.5), pixels, translation(-0.5, -0.5));
  const { width, height } = size;
  return {
    width,
    height,
    pixels,
    nearest: pixels,
    edges,
    keypoints: pixels,
    mirror,
    turn,
    scale,
    boxMethod: 'largest_box',
  };
}

export function flipHorizontally(size: Size): Mapping {
  return fromPixels(size, affine(-1, 0, size.width - 1, 0, 1, 0), { mirror: true, turn: 180 });
}

export function flipVertically(size: Size): Mapping {
  return fromPixels(size, affine(1, 0, 0, 0, -1, size.height - 1), { mirror: true });
}

/** `turns` quarter turns counter-clockwise. A key point's angle goes the other way, as in Albumentations 2.0.8. */
export function quarterTurn(size: Size, turns: number): Mapping {
  const { width, height } = size;
  const quarter = ((turns % 4) + 4) % 4;
  const turn = -90 * quarter;
  if (quarter === 1) return fromPixels({ width: height, height: width }, affine(0, 1, 0, -1, 0, width - 1), { turn });
  if (quarter === 2) return fromPixels(size, affine(-1, 0, width - 1, 0, -1, height - 1), { turn });
  if (quarter === 3) return fromPixels({ width: height, height: width }, affine(0, -1, height - 1, 1, 0, 0), { turn });
  return fromPixels(size, IDENTITY);
}

/** Rows become columns: x and y change places. */
export function transpose({ width, height }: Size): Mapping {
  const mapping = fromPixels({ width: height, height: width }, affine(0, 1, 0, 1, 0, 0), { mirror: true, turn: 90 });
  return { ...mapping, turnPastHalf: 270 };
}

/** The part of the picture in `rect`, which may reach beyond it. */
export function crop(rect: Rect): Mapping {
  const size = { width: rect.x2 - rect.x1, height: rect.y2 - rect.y1 };
  return fromPixels(size, translation(-rect.x1, -rect.y1));
}

/**
 * Another size, with half-pixel centres. Two rules of Albumentations differ from that: key points scale as x·W'/W, and
 * the nearest source pixel of x is floor(x·W/W').
 */
export function resize(from: Size, to: Size): Mapping {
  const x = to.width / from.width;
  const y = to.height / from.height;
  const edges = scaling(x, y);
  return {
    width: to.width,
    height: to.height,
    pixels: product(translation(-0.5, -0.5), edges, translation(0.5, 0.5)),
    nearest: product(edges, translation(0.5, 0.5)),
    edges,
    keypoints: edges,
    mirror: false,
    turn: 0,
    scale: Math.max(x, y),
    boxMethod: 'largest_box',
  };
}

export interface AffineValues {
  readonly degreesCounterClockwise: number;
  readonly scale: readonly [number, number];
  readonly translatePx: readonly [number, number];
  readonly shearDegrees: readonly [number, number];
  readonly boxMethod: BoxMethod;
  /** Grow the canvas so that the whole turned picture is on it. */
  readonly expandCanvas: boolean;
}

/** T(c) · T(translate) · Shear · R · Scale · T(−c), about the middle of the picture. */
export function affineAbout(size: Size, values: AffineValues): Mapping {
  const pixels = about((size.width - 1) / 2, (size.height - 1) / 2, values);
  const edges = about(size.width / 2, size.height / 2, values);
  const placed = values.expandCanvas ? expand(size, pixels, edges) : { ...size, pixels, edges };
  return {
    ...placed,
    nearest: placed.pixels,
    keypoints: placed.pixels,
    mirror: false,
    turn: keypointTurn(values, placed.pixels),
    scale: Math.max(...values.scale),
    boxMethod: values.boxMethod,
  };
}

/** A shear turns as well; what counts then is where the matrix sends the x axis. */
function keypointTurn({ shearDegrees, degreesCounterClockwise }: AffineValues, matrix: Matrix): number {
  const sheared = shearDegrees.some((degrees) => degrees !== 0);
  return sheared ? (-Math.atan2(matrix[3], matrix[0]) * 180) / Math.PI : degreesCounterClockwise;
}

/**
 * The perspective map that sends `from` to `to`. As in Albumentations the same matrix moves pixels, key points and
 * boxes, and a key point's angle and scale follow the matrix without its perspective part.
 *
 * @throws AppError `op.invalid-value` where three corners lie on a line.
 */
export function perspective(from: Quad, to: Quad, size: Size): Mapping {
  const matrix = quadToQuad(from, to);
  return {
    width: size.width,
    height: size.height,
    pixels: matrix,
    nearest: matrix,
    edges: matrix,
    keypoints: matrix,
    mirror: false,
    turn: (Math.atan2(matrix[3], matrix[0]) * 180) / Math.PI,
    scale: Math.max(Math.hypot(matrix[0], matrix[1]), Math.hypot(matrix[3], matrix[4])),
    boxMethod: 'largest_box',
  };
}

export function cornersOf({ width, height }: Size): Quad {
  return [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ];
}

/** A turn about the middle, then shrunk to each side so that the whole turned picture fits in. */
export function turnInside(size: Size, degrees: number, boxMethod: BoxMethod): Mapping {
  const { width, height } = size;
  const values = {
    degreesCounterClockwise: degrees,
    scale: [1, 1],
    translatePx: [0, 0],
    shearDegrees: [0, 0],
  } as const;
  const turned = affineAbout(size, { ...values, boxMethod, expandCanvas: false });
  const sin = Math.abs(Math.sin((degrees * Math.PI) / 180));
  const cos = Math.abs(Math.cos((degrees * Math.PI) / 180));
  const x = width / Math.max(1, Math.floor(height * sin + width * cos + 1e-9));
  const y = height / Math.max(1, Math.floor(height * cos + width * sin + 1e-9));
  const shrunk = (matrix: Matrix, cx: number, cy: number) =>
    product(translation(cx, cy), scaling(x, y), translation(-cx, -cy), matrix);
  const pixels = shrunk(turned.pixels, (width - 1) / 2, (height - 1) / 2);
  const edges = shrunk(turned.edges, width / 2, height / 2);
  return { ...turned, pixels, nearest: pixels, keypoints: pixels, edges, scale: Math.max(x, y) };
}

function about(x: number, y: number, values: AffineValues): Matrix {
  const radians = (values.degreesCounterClockwise * Math.PI) / 180;
  const cos = Math.cos(radians);
  const sin = Math.sin(radians);
  const [shearX, shearY] = values.shearDegrees.map((degrees) => Math.tan((-degrees * Math.PI) / 180));
  return product(
    translation(x + values.translatePx[0], y + values.translatePx[1]),
    affine(1, shearX ?? 0, 0, shearY ?? 0, 1, 0),
    affine(cos, sin, 0, -sin, cos, 0),
    scaling(...values.scale),
    translation(-x, -y),
  );
}

/** The peer places boxes on the grown canvas by their own matrix; the two can differ by a pixel. Followed to the letter. */
function expand(size: Size, pixels: Matrix, edges: Matrix): Size & { pixels: Matrix; edges: Matrix } {
  const canvas = bounds(size, pixels);
  const boxCanvas = bounds(size, edges);
  return {
    width: canvas.x2 - canvas.x1 + 1,
    height: canvas.y2 - canvas.y1 + 1,
    pixels: product(translation(-canvas.x1, -canvas.y1), pixels),
    edges: product(translation(-boxCanvas.x1, -boxCanvas.y1), edges),
  };
}

function bounds({ width, height }: Size, matrix: Matrix): Rect {
  const corners = [mapPoint(matrix, 0, 0), mapPoint(matrix, width, 0)];
  corners.push(mapPoint(matrix, width, height), mapPoint(matrix, 0, height));
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return {
    x1: Math.floor(Math.min(...xs)),
    y1: Math.floor(Math.min(...ys)),
    x2: Math.ceil(Math.max(...xs)),
    y2: Math.ceil(Math.max(...ys)),
  };
}
