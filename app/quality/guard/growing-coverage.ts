import { type NeighbourAccess, nearestRows } from '../nearest-rows.ts';
import { type Points, pickRows, rowRange } from '../points.ts';
import { coveredPoints } from './distances.ts';

/** Rows of the first block that rows are compared with; each further block takes them to four times as many. */
const FIRST_BLOCK = 4096;
const BLOCK_GROWTH = 4;
/** Times that each held-out row in no ball yet may try the next row near to it. */
const PROBE_ROUNDS = 4;

const STAGE = 'Measuring variety';

/**
 * How many held-out rows lie in a ball of a stream's row as the stream grows, a ball reaching to the k-th other row.
 * Exact, while most rows of the stream are compared with a small part of it only:
 *
 * - Balls shrink as rows come in, so a row whose ball no longer holds even the held-out row nearest to it is done with
 *   for good, at every larger amount too.
 * - What counts is which held-out rows are in some ball. The rows nearest to them are tried first; of the others only
 *   those matter that still may reach a held-out row that is in none.
 */
export class GrowingCoverage {
  readonly #stream: Points;
  readonly #holdout: Points;
  readonly #k: number;
  readonly #access: NeighbourAccess;
  /** By row of the stream: the held-out row nearest to it, and its squared distance. */
  readonly #nearest: Int32Array;
  readonly #nearestSquared: Float64Array;
  /** Squared distances to the k nearest others among the first `#seen[row]` rows: the ball is never larger. */
  readonly #lists: Float64Array;
  readonly #seen: Uint32Array;
  readonly #isDone: Uint8Array;
  #count = 0;

  constructor(rows: { readonly stream: Points; readonly holdout: Points }, k: number, access: NeighbourAccess) {
    this.#stream = rows.stream;
    this.#holdout = rows.holdout;
    this.#k = k;
    this.#access = access;
    const { count } = rows.stream;
    this.#nearest = new Int32Array(count).fill(-1);
    this.#nearestSquared = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
    this.#lists = new Float64Array(count * k).fill(Number.POSITIVE_INFINITY);
    this.#seen = new Uint32Array(count);
    this.#isDone = new Uint8Array(count);
  }

  /** Held-out rows in a ball of one of the first `count` rows, which must be more than k. */
  async growTo(count: number): Promise<number> {
    if (count > this.#count) await this.#findNearest(this.#count, count);
    this.#count = Math.max(this.#count, count);
    await this.#compare(this.#candidates(), Math.min(FIRST_BLOCK, count));
    const covered = new Uint8Array(this.#holdout.count);
    for (let round = 0; round < PROBE_ROUNDS; round++) {
      const probes = this.#probes(covered);
      if (probes.length === 0) break;
      await this.#compareWithAll(probes, covered);
    }
    await this.#compareWithAll(await this.#reaching(covered), covered);
    return covered.reduce((sum, one) => sum + one, 0);
  }

  async #findNearest(from: number, to: number): Promise<void> {
    const queries = rowRange(this.#stream, from, to);
    const found = await nearestRows({ queries, among: this.#holdout, k: 1, stage: STAGE }, this.#access);
    this.#nearest.set(found.positions, from);
    this.#nearestSquared.set(found.squaredDistances, from);
  }

  /** Rows that may hold a held-out row, as far as is known. */
  #candidates(): Uint32Array {
    return Uint32Array.from({ length: this.#count }, (_, row) => row).filter((row) => this.#isDone[row] === 0);
  }

  #ballSquared(row: number): number {
    return this.#lists[(row + 1) * this.#k - 1] as number;
  }

  /** For each held-out row that is in no ball yet: of the rows that are nearest to it and were not tried, the nearest. */
  #probes(covered: Uint8Array): Uint32Array {
    const best = new Map<number, number>();
    for (const row of this.#candidates()) {
      const holdout = this.#nearest[row] as number;
      if (covered[holdout] === 1 || (this.#seen[row] as number) >= this.#count) continue;
      const other = best.get(holdout);
      if (other === undefined || (this.#nearestSquared[row] as number) < (this.#nearestSquared[other] as number))
        best.set(holdout, row);
    }
    return Uint32Array.from(best.values()).sort();
  }

  /** Candidates whose balls, as far as they are known, reach a held-out row that is in none. */
  async #reaching(covered: Uint8Array): Promise<Uint32Array> {
    const open = openRows(covered);
    const rows = this.#candidates();
    const question = { queries: pickRows(this.#stream, rows), among: pickRows(this.#holdout, open), k: 1 };
    const { squaredDistances } = await nearestRows({ ...question, stage: STAGE }, this.#access);
    return rows.filter((row, at) => this.#ballSquared(row) >= (squaredDistances[at] as number));
  }

  /** Finds the balls of these rows among all, block by block, and marks what they hold. */
  async #compareWithAll(rows: Uint32Array, covered: Uint8Array): Promise<void> {
    for (let end = FIRST_BLOCK; end < this.#count * BLOCK_GROWTH; end *= BLOCK_GROWTH) {
      const left = rows.filter((row) => this.#isDone[row] === 0);
      await this.#compare(left, Math.min(end, this.#count));
    }
    const centers = rows.filter((row) => this.#isDone[row] === 0);
    for (const row of centers) covered[this.#nearest[row] as number] = 1;
    const radii = Float64Array.from(centers, (row) => this.#ballSquared(row));
    const open = openRows(covered);
    const balls = { centers: pickRows(this.#stream, centers), radii };
    const inside = await coveredPoints(balls, pickRows(this.#holdout, open), this.#access.control);
    inside.forEach((isInside, at) => {
      covered[open[at] as number] = isInside;
    });
  }

  /** Takes the stream up to a row into the lists of some rows, and ends those whose balls have become too small. */
  async #compare(rows: Uint32Array, to: number): Promise<void> {
    const starts = new Set(rows.map((row) => this.#seen[row] as number));
    for (const from of starts) {
      if (from >= to) continue;
      const asking = rows.filter((row) => this.#seen[row] === from);
      const self = (query: number) => {
        const row = asking[query] as number;
        return row >= from && row < to ? row - from : -1;
      };
      const among = rowRange(this.#stream, from, to);
      const question = { queries: pickRows(this.#stream, asking), among, k: this.#k, self, stage: STAGE };
      const { squaredDistances } = await nearestRows(question, this.#access);
      asking.forEach((row, at) => {
        this.#merge(row, squaredDistances.subarray(at * this.#k, (at + 1) * this.#k));
        this.#seen[row] = to;
        if (this.#ballSquared(row) < (this.#nearestSquared[row] as number)) this.#isDone[row] = 1;
      });
    }
  }

  /** Keeps the k smallest of a row's list and of more, which is ascending. */
  #merge(row: number, more: Float64Array): void {
    const first = row * this.#k;
    for (const value of more) {
      let at = first + this.#k - 1;
      if (value >= (this.#lists[at] as number)) return;
      for (; at > first && (this.#lists[at - 1] as number) > value; at--) {
        this.#lists[at] = this.#lists[at - 1] as number;
      }
      this.#lists[at] = value;
    }
  }
}

function openRows(covered: Uint8Array): Uint32Array {
  return Uint32Array.from(covered.keys()).filter((row) => covered[row] === 0);
}
