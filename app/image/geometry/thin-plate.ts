import { AppError } from '../../errors.ts';

/** A point with the place it is pulled to. */
export interface PulledPoint {
  readonly x: number;
  readonly y: number;
  readonly toX: number;
  readonly toY: number;
}

/**
 * The smoothest map of the plane that takes each point to its place (Bookstein, 1989): an affine part and r² log r² of
 * every point. Albumentations squares r² once more when it solves for the weights, so that its map misses the places it
 * was given; this one meets them.
 */
export function thinPlate(points: readonly PulledPoint[]): (x: number, y: number) => readonly [number, number] {
  const n = points.length;
  const rows = points.map((point) => [...points.map((other) => bend(point, other)), 1, point.x, point.y]);
  const sums = [
    [...points.map(() => 1), 0, 0, 0],
    [...points.map((point) => point.x), 0, 0, 0],
    [...points.map((point) => point.y), 0, 0, 0],
  ];
  const right = [...points.map(({ toX, toY }): [number, number] => [toX, toY]), [0, 0], [0, 0], [0, 0]];
  const weights = solve([...rows, ...sums], right as [number, number][]);
  const at = (i: number) => weights[i] as [number, number];
  return (x, y) => {
    let u = at(n)[0] + at(n + 1)[0] * x + at(n + 2)[0] * y;
    let v = at(n)[1] + at(n + 1)[1] * x + at(n + 2)[1] * y;
    for (let i = 0; i < n; i++) {
      const b = bend({ x, y }, points[i] as PulledPoint);
      u += b * at(i)[0];
      v += b * at(i)[1];
    }
    return [u, v];
  };
}

interface Place {
  readonly x: number;
  readonly y: number;
}

function bend(a: Place, b: Place): number {
  const squared = (a.x - b.x) ** 2 + (a.y - b.y) ** 2;
  return squared === 0 ? 0 : squared * Math.log(squared);
}

/** Gaussian elimination with the largest pivot, for two right-hand sides. */
function solve(matrix: number[][], right: [number, number][]): readonly [number, number][] {
  const n = matrix.length;
  const row = (i: number) => matrix[i] as number[];
  const value = (i: number, j: number) => row(i)[j] as number;
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(value(i, k)) > Math.abs(value(pivot, k))) pivot = i;
    if (Math.abs(value(pivot, k)) < 1e-12) {
      throw new AppError('op.invalid-value', 'Control points of a thin plate lie on one line; expected a grid.');
    }
    [matrix[k], matrix[pivot]] = [row(pivot), row(k)];
    [right[k], right[pivot]] = [right[pivot] as [number, number], right[k] as [number, number]];
    for (let i = k + 1; i < n; i++) {
      const factor = value(i, k) / value(k, k);
      for (let j = k; j < n; j++) row(i)[j] = value(i, j) - factor * value(k, j);
      for (const side of [0, 1] as const)
        (right[i] as [number, number])[side] -= factor * (right[k] as [number, number])[side];
    }
  }
  const solution: [number, number][] = new Array(n);
  for (let i = n - 1; i >= 0; i--) {
    const sum: [number, number] = [...(right[i] as [number, number])];
    for (let j = i + 1; j < n; j++) {
      for (const side of [0, 1] as const) sum[side] -= value(i, j) * (solution[j] as [number, number])[side];
    }
    solution[i] = [sum[0] / value(i, i), sum[1] / value(i, i)];
  }
  return solution;
}
