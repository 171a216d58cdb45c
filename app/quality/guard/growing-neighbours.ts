import type { Points } from '../points.ts';
import { RUN, squaredToRun, squaredUpTo } from './distances.ts';

/** The k nearest other rows of every row of a stream that grows: each new row is compared with all before it, once. */
export class GrowingNeighbours {
  readonly #points: Points;
  readonly #k: number;
  readonly #nearest: Float64Array;
  readonly #sums = new Float64Array(RUN);
  #count = 0;

  constructor(points: Points, k: number) {
    this.#points = points;
    this.#k = k;
    this.#nearest = new Float64Array(points.count * k).fill(Number.POSITIVE_INFINITY);
  }

  growTo(count: number): void {
    for (let i = this.#count; i < count; i++) this.#compareWithEarlier(i);
    this.#count = Math.max(this.#count, count);
  }

  #compareWithEarlier(i: number): void {
    const nearest = this.#nearest;
    const points = this.#points;
    const k = this.#k;
    const last = k - 1;
    let own = Number.POSITIVE_INFINITY;
    let j = 0;
    const run = { limit: 0, into: this.#sums };
    for (; j + RUN <= i; j += RUN) {
      const at = j * k + last;
      run.limit = Math.max(
        own,
        nearest[at] as number,
        nearest[at + k] as number,
        nearest[at + 2 * k] as number,
        nearest[at + 3 * k] as number,
      );
      squaredToRun(points, i, points, j, run);
      for (let r = 0; r < RUN; r++) {
        const squared = this.#sums[r] as number;
        if (squared < (nearest[at + r * k] as number)) insertInto(nearest, (j + r) * k, k, squared);
        if (squared >= own) continue;
        insertInto(nearest, i * k, k, squared);
        own = nearest[i * k + last] as number;
      }
    }
    for (; j < i; j++) {
      const squared = squaredUpTo(points, i, points, j, Number.POSITIVE_INFINITY);
      if (squared < (nearest[j * k + last] as number)) insertInto(nearest, j * k, k, squared);
      if (squared < (nearest[i * k + last] as number)) insertInto(nearest, i * k, k, squared);
      own = nearest[i * k + last] as number;
    }
  }

  /** Squared distance of every row so far to its k-th other row. */
  ballsSquared(): Float64Array {
    return Float64Array.from({ length: this.#count }, (_, i) => this.#nearest[(i + 1) * this.#k - 1] as number);
  }

  /** How many rows so far have another row, or the given outside row, nearer than a squared distance. */
  countNearer(squared: number, outsideSquared: Float64Array): number {
    let count = 0;
    for (let i = 0; i < this.#count; i++) {
      const nearest = Math.min(this.#nearest[i * this.#k] as number, outsideSquared[i] as number);
      if (nearest < squared) count++;
    }
    return count;
  }
}

/** Puts a value that is below the last into the ascending list `lists[first … first + k − 1]`. */
function insertInto(lists: Float64Array, first: number, k: number, value: number): void {
  let at = first + k - 1;
  for (; at > first && (lists[at - 1] as number) > value; at--) lists[at] = lists[at - 1] as number;
  lists[at] = value;
}
