import type { Points } from '../points.ts';
import { insertSorted, squaredUpTo } from './distances.ts';

/** The k nearest other rows of every row of a stream that grows: each new row is compared with all before it, once. */
export class GrowingNeighbours {
  readonly #points: Points;
  readonly #k: number;
  readonly #nearest: Float64Array;
  #count = 0;

  constructor(points: Points, k: number) {
    this.#points = points;
    this.#k = k;
    this.#nearest = new Float64Array(points.count * k).fill(Number.POSITIVE_INFINITY);
  }

  growTo(count: number): void {
    const k = this.#k;
    for (let i = this.#count; i < count; i++) {
      const own = this.#list(i);
      for (let j = 0; j < i; j++) {
        const theirs = this.#nearest[(j + 1) * k - 1] as number;
        const d = squaredUpTo(this.#points, i, this.#points, j, Math.max(own[k - 1] as number, theirs));
        insertSorted(own, d);
        if (d < theirs) insertSorted(this.#list(j), d);
      }
    }
    this.#count = Math.max(this.#count, count);
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

  #list(row: number): Float64Array {
    return this.#nearest.subarray(row * this.#k, (row + 1) * this.#k);
  }
}
