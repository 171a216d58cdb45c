/** A 3 × 3 matrix of a plane map, row by row: (x, y) goes to ((a·x + b·y + c) / w, (d·x + e·y + f) / w). */
export type Matrix = readonly [number, number, number, number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 0, 1, 0, 0, 0, 1];

export function affine(a: number, b: number, c: number, d: number, e: number, f: number): Matrix {
  return [a, b, c, d, e, f, 0, 0, 1];
}

export function translation(x: number, y: number): Matrix {
  return affine(1, 0, x, 0, 1, y);
}

export function scaling(x: number, y: number): Matrix {
  return affine(x, 0, 0, 0, y, 0);
}

/** The product of all matrices: the last one is applied first, as written on paper. */
export function product(...matrices: readonly Matrix[]): Matrix {
  return matrices.reduce(multiply, IDENTITY);
}

function multiply(m: Matrix, n: Matrix): Matrix {
  const entry = (row: 0 | 3 | 6, column: 0 | 1 | 2): number =>
    (m[row] as number) * (n[column] as number) +
    (m[row + 1] as number) * (n[column + 3] as number) +
    (m[row + 2] as number) * (n[column + 6] as number);
  return [
    entry(0, 0),
    entry(0, 1),
    entry(0, 2),
    entry(3, 0),
    entry(3, 1),
    entry(3, 2),
    entry(6, 0),
    entry(6, 1),
    entry(6, 2),
  ];
}

/** The inverse by cofactors; the matrix of a picture's map always has one (its sides have lengths above 0). */
export function inverse(m: Matrix): Matrix {
  const [a, b, c, d, e, f, g, h, i] = m;
  const A = e * i - f * h;
  const B = f * g - d * i;
  const C = d * h - e * g;
  const determinant = a * A + b * B + c * C;
  const scaled = (value: number) => value / determinant + 0; // + 0 turns −0 into 0
  return [
    scaled(A),
    scaled(c * h - b * i),
    scaled(b * f - c * e),
    scaled(B),
    scaled(a * i - c * g),
    scaled(c * d - a * f),
    scaled(C),
    scaled(b * g - a * h),
    scaled(a * e - b * d),
  ];
}

export function mapPoint(m: Matrix, x: number, y: number): readonly [number, number] {
  const w = m[6] * x + m[7] * y + m[8];
  return [(m[0] * x + m[1] * y + m[2]) / w, (m[3] * x + m[4] * y + m[5]) / w];
}

export function isAffine(m: Matrix): boolean {
  return m[6] === 0 && m[7] === 0 && m[8] === 1;
}

/** Rows stay rows and columns stay columns: flips, crops, resizes, moves. */
export function isAxisAligned(m: Matrix): boolean {
  return isAffine(m) && m[1] === 0 && m[3] === 0;
}

/** Every pixel goes to a pixel: flips, quarter turns, transposition and moves by whole pixels. */
export function isPermutation(m: Matrix): boolean {
  if (!isAffine(m) || !m.every(Number.isInteger)) return false;
  const straight = Math.abs(m[0]) === 1 && m[1] === 0 && m[3] === 0 && Math.abs(m[4]) === 1;
  const turned = m[0] === 0 && Math.abs(m[1]) === 1 && Math.abs(m[3]) === 1 && m[4] === 0;
  return straight || turned;
}
