import { AppError } from '../../errors.ts';
import { inverse, type Matrix, product } from './matrix.ts';

/** Corners of a quadrilateral: top left, top right, bottom right, bottom left. */
export type Quad = readonly [Point, Point, Point, Point];

type Point = readonly [number, number];

/**
 * The matrix that sends the corners of one quadrilateral to those of another (Heckbert, Fundamentals of texture mapping
 * and image warping, 1989: by way of the unit square).
 *
 * @throws AppError `op.invalid-value` where three corners lie on a line.
 */
export function quadToQuad(from: Quad, to: Quad): Matrix {
  const matrix = product(squareToQuad(to), inverse(squareToQuad(from)));
  return matrix.map((entry) => entry / matrix[8]) as unknown as Matrix;
}

function squareToQuad(quad: Quad): Matrix {
  const [[x0, y0], [x1, y1], [x2, y2], [x3, y3]] = quad;
  const dx1 = x1 - x2;
  const dy1 = y1 - y2;
  const dx2 = x3 - x2;
  const dy2 = y3 - y2;
  const sx = x0 - x1 + x2 - x3;
  const sy = y0 - y1 + y2 - y3;
  const area = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / area;
  const h = (dx1 * sy - sx * dy1) / area;
  const matrix: Matrix = [x1 - x0 + g * x1, x3 - x0 + h * x3, x0, y1 - y0 + g * y1, y3 - y0 + h * y3, y0, g, h, 1];
  if (inverse(matrix).every(Number.isFinite)) return matrix;
  throw new AppError(
    'op.invalid-value',
    `The corners ${JSON.stringify(quad)} do not make a quadrilateral; expected four of which no three lie on a line.`,
  );
}
