import type { StepControl } from '../../tabular/step-control.ts';
import type { Points } from '../points.ts';

/**
 * Exact distance sums and ball counts for the guard's figures. All are plain scans with an early way out: once the
 * partial sum of squares passes what is being looked for, the rest of the row is not read. Nearest rows are found by
 * the search of `nearest-rows.ts`.
 */

/** Columns added up before the partial sum is compared: fewer compare too often, more read too much. */
const BLOCK = 8;

/** Squared distance of row i of `a` to row j of `b`, or any number above `limit` when it is above `limit`. */
export function squaredUpTo(a: Points, i: number, b: Points, j: number, limit: number): number {
  const { columns } = a;
  const x = a.values;
  const y = b.values;
  let p = i * columns;
  let q = j * columns;
  let sum = 0;
  for (let left = columns; left > 0; left -= BLOCK) {
    for (const end = p + Math.min(left, BLOCK); p < end; p++, q++) {
      const difference = (x[p] as number) - (y[q] as number);
      sum += difference * difference;
    }
    if (sum > limit) return sum;
  }
  return sum;
}

/** Rows that `squaredToRun` takes at once: a sum of squares waits for each addition, four sums side by side do not. */
export const RUN = 4;

/**
 * Squared distances of row i of `a` to the rows j … j + 3 of `b` into `into`, each the same number that `squaredUpTo`
 * gives; any numbers above `limit` when all four are above `limit`.
 */
export function squaredToRun(
  a: Points,
  i: number,
  b: Points,
  j: number,
  { limit, into }: { readonly limit: number; readonly into: Float64Array },
): void {
  const { columns } = a;
  const x = a.values;
  const y = b.values;
  let p = i * columns;
  let q = j * columns;
  const end = p + columns;
  let sum0 = 0;
  let sum1 = 0;
  let sum2 = 0;
  let sum3 = 0;
  while (p < end) {
    for (const blockEnd = Math.min(p + BLOCK, end); p < blockEnd; p++, q++) {
      const value = x[p] as number;
      const difference0 = value - (y[q] as number);
      const difference1 = value - (y[q + columns] as number);
      const difference2 = value - (y[q + 2 * columns] as number);
      const difference3 = value - (y[q + 3 * columns] as number);
      sum0 += difference0 * difference0;
      sum1 += difference1 * difference1;
      sum2 += difference2 * difference2;
      sum3 += difference3 * difference3;
    }
    if (sum0 > limit && sum1 > limit && sum2 > limit && sum3 > limit) break;
  }
  into[0] = sum0;
  into[1] = sum1;
  into[2] = sum2;
  into[3] = sum3;
}

/** Distances between two looks at pause and cancel: about 20 ms. */
const PAIRS_PER_GATE = 1_000_000;

/** Calls `visit` for each row of a set, and the gate once in a while; a visit costs as many distances as `pairs`. */
async function forEachRow(
  points: Points,
  { pairs, control }: { readonly pairs: number; readonly control: Pick<StepControl, 'gate'> },
  visit: (row: number) => void,
): Promise<void> {
  const turn = Math.max(1, Math.floor(PAIRS_PER_GATE / Math.max(1, pairs)));
  for (let row = 0; row < points.count; row++) {
    if (row % turn === 0) await control.gate();
    visit(row);
  }
}

/** How many (ball, point) pairs there are with the point in the ball, and how many points lie in any ball. */
export async function pointsInBalls(
  { centers, radii }: Balls,
  points: Points,
  control: Pick<StepControl, 'gate'>,
): Promise<{ pairs: number; covered: number }> {
  const covered = new Uint8Array(points.count);
  const run = { limit: 0, into: new Float64Array(RUN) };
  let pairs = 0;
  const mark = (j: number) => {
    pairs++;
    covered[j] = 1;
  };
  await forEachRow(centers, { pairs: points.count, control }, (i) => {
    const limit = radii[i] as number;
    run.limit = limit;
    let j = 0;
    for (; j + RUN <= points.count; j += RUN) {
      squaredToRun(centers, i, points, j, run);
      for (let r = 0; r < RUN; r++) if ((run.into[r] as number) <= limit) mark(j + r);
    }
    for (; j < points.count; j++) if (squaredUpTo(centers, i, points, j, limit) <= limit) mark(j);
  });
  return { pairs, covered: covered.reduce((sum, one) => sum + one, 0) };
}

/** Rows with the squared radius of the ball around each. */
export interface Balls {
  readonly centers: Points;
  readonly radii: Float64Array;
}

/** Which rows of `points` lie in a ball (1 or 0): the search for a point ends at the first ball that holds it. */
export async function coveredPoints(
  { centers, radii }: Balls,
  points: Points,
  control: Pick<StepControl, 'gate'>,
): Promise<Uint8Array> {
  const balls = { centers, radii, run: { limit: 0, into: new Float64Array(RUN) } };
  const covered = new Uint8Array(points.count);
  await forEachRow(points, { pairs: centers.count, control }, (j) => {
    if (isCovered(balls, points, j)) covered[j] = 1;
  });
  return covered;
}

function isCovered(
  { centers, radii, run }: Balls & { readonly run: { limit: number; readonly into: Float64Array } },
  points: Points,
  j: number,
): boolean {
  let i = 0;
  for (; i + RUN <= centers.count; i += RUN) {
    run.limit = 0;
    for (let r = 0; r < RUN; r++) if ((radii[i + r] as number) > run.limit) run.limit = radii[i + r] as number;
    squaredToRun(points, j, centers, i, run);
    for (let r = 0; r < RUN; r++) if ((run.into[r] as number) <= (radii[i + r] as number)) return true;
  }
  for (; i < centers.count; i++) {
    const limit = radii[i] as number;
    if (squaredUpTo(points, j, centers, i, limit) <= limit) return true;
  }
  return false;
}

/** Mean Euclidean distance over all ordered pairs of a row of `a` and a row of `b`, self-pairs included. */
export async function meanDistance(a: Points, b: Points, control: Pick<StepControl, 'gate'>): Promise<number> {
  const run = { limit: Number.POSITIVE_INFINITY, into: new Float64Array(RUN) };
  let sum = 0;
  await forEachRow(a, { pairs: b.count, control }, (i) => {
    let rowSum = 0;
    let j = 0;
    for (; j + RUN <= b.count; j += RUN) {
      squaredToRun(a, i, b, j, run);
      for (let r = 0; r < RUN; r++) rowSum += Math.sqrt(run.into[r] as number);
    }
    for (; j < b.count; j++) rowSum += Math.sqrt(squaredUpTo(a, i, b, j, Number.POSITIVE_INFINITY));
    sum += rowSum;
  });
  return sum / (a.count * b.count);
}

/** Median, with the mean of the two middle values for an even count. */
export function medianOf(values: Float64Array): number {
  const sorted = values.slice().sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
