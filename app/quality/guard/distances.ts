import type { Points } from '../points.ts';

/**
 * Exact distance searches for the guard's figures. All are plain scans with an early way out: once the partial sum of
 * squares passes what is being looked for, the rest of the row is not read.
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

/** Squared distance of every row of `queries` to its nearest row of `among`; a row is not its own neighbour when both are one set. */
export function nearestSquared(queries: Points, among: Points): Float64Array {
  const same = queries.values === among.values;
  const result = new Float64Array(queries.count).fill(Number.POSITIVE_INFINITY);
  const run = { limit: 0, into: new Float64Array(RUN) };
  for (let i = 0; i < queries.count; i++) {
    let best = Number.POSITIVE_INFINITY;
    let j = 0;
    for (; j + RUN <= among.count; j += RUN) {
      run.limit = best;
      squaredToRun(queries, i, among, j, run);
      for (let r = 0; r < RUN; r++) {
        if ((run.into[r] as number) < best && !(same && i === j + r)) best = run.into[r] as number;
      }
    }
    for (; j < among.count; j++) {
      if (same && i === j) continue;
      const d = squaredUpTo(queries, i, among, j, best);
      if (d < best) best = d;
    }
    result[i] = best;
  }
  return result;
}

/** Squared distance of every row to its k-th other row of the same set: the squared radius of its ball. */
export function ballsSquared(points: Points, k: number): Float64Array {
  const radii = new Float64Array(points.count);
  const nearest = new Float64Array(k);
  for (let i = 0; i < points.count; i++) {
    nearest.fill(Number.POSITIVE_INFINITY);
    for (let j = 0; j < points.count; j++) {
      if (i === j) continue;
      const d = squaredUpTo(points, i, points, j, nearest[k - 1] as number);
      insertSorted(nearest, d);
    }
    radii[i] = nearest[k - 1] as number;
  }
  return radii;
}

/** Puts a value into an ascending list of fixed length, if it is smaller than the last. */
export function insertSorted(ascending: Float64Array, value: number): void {
  let at = ascending.length - 1;
  if (value >= (ascending[at] as number)) return;
  for (; at > 0 && (ascending[at - 1] as number) > value; at--) ascending[at] = ascending[at - 1] as number;
  ascending[at] = value;
}

/** Calls `visit(center, point)` for every row of `points` within the ball of a row of `centers`; `visit` returns true to skip to the next center. */
function insideBalls(
  centers: Points,
  radii: Float64Array,
  points: Points,
  visit: (i: number, j: number) => boolean,
): void {
  for (let i = 0; i < centers.count; i++) {
    const limit = radii[i] as number;
    for (let j = 0; j < points.count; j++) {
      if (squaredUpTo(centers, i, points, j, limit) <= limit && visit(i, j)) break;
    }
  }
}

/** How many (ball, point) pairs there are with the point in the ball, and how many points lie in any ball. */
export function pointsInBalls(
  centers: Points,
  radii: Float64Array,
  points: Points,
): { pairs: number; covered: number } {
  const covered = new Uint8Array(points.count);
  let pairs = 0;
  insideBalls(centers, radii, points, (_, j) => {
    pairs++;
    covered[j] = 1;
    return false;
  });
  return { pairs, covered: covered.reduce((sum, one) => sum + one, 0) };
}

/** How many rows of `points` lie in a ball around any row of `centers`: the search for a point ends at the first ball that holds it. */
export function coveredPoints(centers: Points, radii: Float64Array, points: Points): number {
  const balls = { centers, radii, run: { limit: 0, into: new Float64Array(RUN) } };
  let covered = 0;
  for (let j = 0; j < points.count; j++) if (isCovered(balls, points, j)) covered++;
  return covered;
}

interface Balls {
  readonly centers: Points;
  readonly radii: Float64Array;
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

/** How many balls hold at least one row of `points`. */
export function ballsHit(centers: Points, radii: Float64Array, points: Points): number {
  let hit = 0;
  insideBalls(centers, radii, points, () => {
    hit++;
    return true;
  });
  return hit;
}

/** Mean Euclidean distance over all ordered pairs of a row of `a` and a row of `b`, self-pairs included. */
export function meanDistance(a: Points, b: Points): number {
  let sum = 0;
  for (let i = 0; i < a.count; i++) {
    let rowSum = 0;
    for (let j = 0; j < b.count; j++) rowSum += Math.sqrt(squaredUpTo(a, i, b, j, Number.POSITIVE_INFINITY));
    sum += rowSum;
  }
  return sum / (a.count * b.count);
}

/** For every row of `queries`: how many of its k nearest rows of `own` and `other` together are of `other`. Ties go to `own`, then to the lower row. */
export function othersAmongNearest(queries: Points, own: Points, other: Points, k: number): Uint8Array {
  const counts = new Uint8Array(queries.count);
  const nearest = new Float64Array(k);
  const isOther = new Uint8Array(k);
  for (let i = 0; i < queries.count; i++) {
    nearest.fill(Number.POSITIVE_INFINITY);
    isOther.fill(0);
    for (const [set, mark] of [
      [own, 0],
      [other, 1],
    ] as const) {
      for (let j = 0; j < set.count; j++) {
        const d = squaredUpTo(queries, i, set, j, nearest[k - 1] as number);
        insertMarked(nearest, isOther, d, mark);
      }
    }
    counts[i] = isOther.reduce((sum, mark) => sum + mark, 0);
  }
  return counts;
}

function insertMarked(ascending: Float64Array, marks: Uint8Array, value: number, mark: number): void {
  let at = ascending.length - 1;
  if (value >= (ascending[at] as number)) return;
  for (; at > 0 && (ascending[at - 1] as number) > value; at--) {
    ascending[at] = ascending[at - 1] as number;
    marks[at] = marks[at - 1] as number;
  }
  ascending[at] = value;
  marks[at] = mark;
}

/** Median, with the mean of the two middle values for an even count. */
export function medianOf(values: Float64Array): number {
  const sorted = values.slice().sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
