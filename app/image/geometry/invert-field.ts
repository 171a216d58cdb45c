import type { DisplacementField } from './displacement-field.ts';
import { CellIndex } from './field-cells.ts';

export interface FoundPlace {
  readonly x: number;
  readonly y: number;
  /** False where no place in the result shows the point: it went beyond the rim. */
  readonly found: boolean;
}

/** Newton's method on the bilinear field, halving steps that do not help; distances in pixels. */
const ITERATIONS = 40;
const SOLVED = 1e-3;
const FOUND = 0.05;

/**
 * Where a source point is in the result: solves (x + dx, y + dy) = point. Newton's method from the point itself does
 * for smooth fields; where it ends elsewhere (kinks, strong bends), the cells of the field that show the point are
 * looked up. Where the field folds, one of several places is given.
 */
export function inverseOf(field: DisplacementField): (px: number, py: number) => FoundPlace {
  let index: CellIndex | undefined;
  return (px, py) => {
    let best = solveFrom(field, px, py, [px, py]);
    if (best.error > SOLVED) {
      index ??= new CellIndex(field);
      for (const cell of index.around(px, py)) {
        const attempt = solveFrom(field, px, py, cell);
        if (attempt.error < best.error) best = attempt;
        if (best.error <= SOLVED) break;
      }
    }
    const { x, y, error } = best;
    return { x, y, found: error <= FOUND && isOn(x, field.width) && isOn(y, field.height) };
  };
}

function isOn(value: number, side: number): boolean {
  return value >= -0.5 && value <= side - 0.5;
}

interface Attempt {
  readonly x: number;
  readonly y: number;
  readonly error: number;
}

function solveFrom(field: DisplacementField, px: number, py: number, start: readonly [number, number]): Attempt {
  let [x, y] = start;
  let at = displacement(field, x, y);
  let error = Math.hypot(x + at.dx - px, y + at.dy - py);
  for (let i = 0; i < ITERATIONS && error > SOLVED / 10; i++) {
    const [stepX, stepY] = newtonStep(at, x + at.dx - px, y + at.dy - py);
    let share = 1;
    let improved = false;
    while (share > 1 / 64 && !improved) {
      const tryX = x - share * stepX;
      const tryY = y - share * stepY;
      const there = displacement(field, tryX, tryY);
      const left = Math.hypot(tryX + there.dx - px, tryY + there.dy - py);
      improved = left < error;
      if (improved) [x, y, at, error] = [tryX, tryY, there, left];
      share /= 2;
    }
    if (!improved) break;
  }
  return { x, y, error };
}

interface LocalField {
  readonly dx: number;
  readonly dy: number;
  /** Derivatives of dx and dy along x and y. */
  readonly slopes: readonly [number, number, number, number];
}

function newtonStep({ slopes }: LocalField, ex: number, ey: number): readonly [number, number] {
  const [a, b, c, d] = [1 + slopes[0], slopes[1], slopes[2], 1 + slopes[3]];
  const determinant = a * d - b * c;
  if (Math.abs(determinant) < 1e-3) return [ex, ey]; // nearly folded: a plain step of fixed-point iteration
  return [(d * ex - b * ey) / determinant, (a * ey - c * ex) / determinant];
}

/** The bilinear field at any position; beyond the rim it is constant outwards. */
function displacement({ width, height, dx, dy }: DisplacementField, x: number, y: number): LocalField {
  const insideX = Math.min(width - 1, Math.max(0, x));
  const insideY = Math.min(height - 1, Math.max(0, y));
  const column = Math.max(0, Math.min(width - 2, Math.floor(insideX)));
  const row = Math.max(0, Math.min(height - 2, Math.floor(insideY)));
  const fx = insideX - column;
  const fy = insideY - row;
  const i = row * width + column;
  const right = width > 1 ? 1 : 0;
  const below = height > 1 ? width : 0;
  const along = (values: Float32Array): readonly [number, number, number] => {
    const a = values[i] as number;
    const b = values[i + right] as number;
    const c = values[i + below] as number;
    const d = values[i + below + right] as number;
    const slopeX = x === insideX ? (b - a) * (1 - fy) + (d - c) * fy : 0;
    const slopeY = y === insideY ? (c - a) * (1 - fx) + (d - b) * fx : 0;
    return [a * (1 - fx) * (1 - fy) + b * fx * (1 - fy) + c * (1 - fx) * fy + d * fx * fy, slopeX, slopeY];
  };
  const [valueX, xx, xy] = along(dx);
  const [valueY, yx, yy] = along(dy);
  return { dx: valueX, dy: valueY, slopes: [xx, xy, yx, yy] };
}
