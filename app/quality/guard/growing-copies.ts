import { type NeighbourAccess, nearestRows } from '../nearest-rows.ts';
import { type Points, pickRows, rowRange } from '../points.ts';

const STAGE = 'Looking for near copies';

/**
 * How many rows of a growing stream have another row, of it or of the training rows, nearer than a limit. A near copy
 * stays one, so each amount only looks at rows that are none yet and at those that came in; the limit is small, which
 * lets the search skip nearly everything in any number of columns.
 */
export class GrowingCopies {
  readonly #stream: Points;
  readonly #train: Points;
  readonly #limit: number;
  readonly #access: NeighbourAccess;
  readonly #isCopy: Uint8Array;
  #count = 0;

  /** `limit` is a squared distance; nearer than it counts. */
  constructor(rows: { readonly stream: Points; readonly train: Points }, limit: number, access: NeighbourAccess) {
    this.#stream = rows.stream;
    this.#train = rows.train;
    this.#limit = limit;
    this.#access = access;
    this.#isCopy = new Uint8Array(rows.stream.count);
  }

  /** Near copies among the first `count` rows. */
  async growTo(count: number): Promise<number> {
    const from = this.#count;
    if (count > from) {
      const newer = rowRange(this.#stream, from, count);
      await this.#mark(this.#unmarked(0, from), newer, from);
      await this.#mark(this.#unmarked(from, count), this.#train, null);
      await this.#mark(this.#unmarked(from, count), rowRange(this.#stream, 0, count), 0);
      this.#count = count;
    }
    let copies = 0;
    for (let row = 0; row < count; row++) copies += this.#isCopy[row] as number;
    return copies;
  }

  #unmarked(from: number, to: number): Uint32Array {
    const rows: number[] = [];
    for (let row = from; row < to; row++) if (this.#isCopy[row] === 0) rows.push(row);
    return Uint32Array.from(rows);
  }

  /** `first` is the place of `among` in the stream; null where it is no part of it. */
  async #mark(rows: Uint32Array, among: Points, first: number | null): Promise<void> {
    const self = (query: number) => {
      const place = first === null ? -1 : (rows[query] as number) - first;
      return place >= 0 && place < among.count ? place : -1;
    };
    const question = { queries: pickRows(this.#stream, rows), among, k: 1, self, within: this.#limit, stage: STAGE };
    const { squaredDistances } = await nearestRows(question, this.#access);
    rows.forEach((row, at) => {
      if ((squaredDistances[at] as number) < this.#limit) this.#isCopy[row] = 1;
    });
  }
}
