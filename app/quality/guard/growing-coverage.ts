import { farthestOf, type NeighbourAccess, nearestRows } from '../nearest-rows.ts';
import { type Points, pickRows, rowRange } from '../points.ts';
import { coveredPoints } from './distances.ts';

/** Rows of the first block that new rows are compared with; each further block takes them to four times as many. */
const FIRST_BLOCK = 4096;
const BLOCK_GROWTH = 4;

const STAGE = 'Measuring variety';

/** Rows of the stream that may still reach a held-out row, with the k nearest others that were found so far. */
interface Candidates {
  /** Positions in the stream. */
  readonly rows: Uint32Array;
  /** Ascending squared distances, k a row. */
  readonly lists: Float64Array;
}

/**
 * How many held-out rows lie in a ball of a stream's row as the stream grows, a ball reaching to the k-th other row.
 *
 * Balls shrink as rows come in, so a row whose ball no longer holds even the held-out row nearest to it is done with
 * for good: that drops nearly all rows after a look at a small part of the stream, and only the others are ever
 * compared with all of it. What is left over is compared exactly, so the count is that of the definition.
 */
export class GrowingCoverage {
  readonly #stream: Points;
  readonly #holdout: Points;
  readonly #k: number;
  readonly #access: NeighbourAccess;
  /** By row of the stream: the held-out row nearest to it, and its squared distance. */
  readonly #nearest: Int32Array;
  readonly #nearestSquared: Float64Array;
  #candidates: Candidates = { rows: new Uint32Array(), lists: new Float64Array() };
  #count = 0;

  constructor(rows: { readonly stream: Points; readonly holdout: Points }, k: number, access: NeighbourAccess) {
    this.#stream = rows.stream;
    this.#holdout = rows.holdout;
    this.#k = k;
    this.#access = access;
    this.#nearest = new Int32Array(rows.stream.count).fill(-1);
    this.#nearestSquared = new Float64Array(rows.stream.count).fill(Number.POSITIVE_INFINITY);
  }

  /** Held-out rows in a ball of one of the first `count` rows, which must be more than k. */
  async growTo(count: number): Promise<number> {
    const from = this.#count;
    if (count > from) {
      await this.#findNearest(from, count);
      const older = await this.#compare(this.#candidates, from, count);
      let newer = this.#fresh(from, count);
      for (let start = 0, end = FIRST_BLOCK; start < count; start = end, end *= BLOCK_GROWTH) {
        newer = await this.#compare(newer, start, Math.min(end, count));
      }
      this.#candidates = joined(older, newer);
      this.#count = count;
    }
    return this.#covered();
  }

  async #findNearest(from: number, to: number): Promise<void> {
    const queries = rowRange(this.#stream, from, to);
    const found = await nearestRows({ queries, among: this.#holdout, k: 1, stage: STAGE }, this.#access);
    this.#nearest.set(found.positions, from);
    this.#nearestSquared.set(found.squaredDistances, from);
  }

  #fresh(from: number, to: number): Candidates {
    return {
      rows: Uint32Array.from({ length: to - from }, (_, i) => from + i),
      lists: new Float64Array((to - from) * this.#k).fill(Number.POSITIVE_INFINITY),
    };
  }

  /** Takes a range of the stream into the candidates' lists and drops those whose balls have become too small. */
  async #compare({ rows, lists }: Candidates, from: number, to: number): Promise<Candidates> {
    const k = this.#k;
    const found = await nearestRows(
      {
        queries: pickRows(this.#stream, rows),
        among: rowRange(this.#stream, from, to),
        k,
        self: (query) => {
          const row = rows[query] as number;
          return row >= from && row < to ? row - from : -1;
        },
        stage: STAGE,
      },
      this.#access,
    );
    const kept: number[] = [];
    rows.forEach((row, at) => {
      mergeInto(lists, found.squaredDistances, at * k, k);
      if ((lists[(at + 1) * k - 1] as number) >= (this.#nearestSquared[row] as number)) kept.push(at);
    });
    const left = new Float64Array(kept.length * k);
    kept.forEach((at, place) => {
      left.set(lists.subarray(at * k, (at + 1) * k), place * k);
    });
    return { rows: Uint32Array.from(kept, (at) => rows[at] as number), lists: left };
  }

  /** Every candidate covers at least the held-out row nearest to it; the rest is looked up among their balls. */
  async #covered(): Promise<number> {
    const { rows, lists } = this.#candidates;
    const covered = new Uint8Array(this.#holdout.count);
    for (const row of rows) covered[this.#nearest[row] as number] = 1;
    const open = Uint32Array.from(covered.keys()).filter((row) => covered[row] === 0);
    const radii = farthestOf({ k: this.#k, positions: new Int32Array(), squaredDistances: lists });
    const reached = await coveredPoints(
      { centers: pickRows(this.#stream, rows), radii },
      pickRows(this.#holdout, open),
      this.#access.control,
    );
    return this.#holdout.count - open.length + reached;
  }
}

function joined(a: Candidates, b: Candidates): Candidates {
  const rows = new Uint32Array(a.rows.length + b.rows.length);
  rows.set(a.rows);
  rows.set(b.rows, a.rows.length);
  const lists = new Float64Array(a.lists.length + b.lists.length);
  lists.set(a.lists);
  lists.set(b.lists, a.lists.length);
  return { rows, lists };
}

/** Merges `more[first …]` into the ascending `lists[first …]`, of k values each, keeping the k smallest. */
function mergeInto(lists: Float64Array, more: Float64Array, first: number, k: number): void {
  for (let next = first; next < first + k; next++) {
    const value = more[next] as number;
    let at = first + k - 1;
    if (value >= (lists[at] as number)) return;
    for (; at > first && (lists[at - 1] as number) > value; at--) lists[at] = lists[at - 1] as number;
    lists[at] = value;
  }
}
