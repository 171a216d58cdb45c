import { NearSearch } from '../../tabular/neighbours/near-search.ts';
import { matrixOf, type NeighbourAccess } from '../nearest-rows.ts';
import { type Points, rowRange } from '../points.ts';

const STAGE = 'Looking for near copies';

/** Rows between two looks at pause and cancel: a few milliseconds. */
const ROWS_PER_GATE = 256;

/**
 * How many rows of a growing stream have another row, of it or of the training rows, nearer than a limit. A near copy
 * stays one, so each amount only looks at rows that are none yet and at those that came in.
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
      await this.#mark([0, from], newer, from);
      await this.#mark([from, count], this.#train, null);
      await this.#mark([from, count], rowRange(this.#stream, 0, count), 0);
      this.#count = count;
    }
    let copies = 0;
    for (let row = 0; row < count; row++) copies += this.#isCopy[row] as number;
    return copies;
  }

  /** Marks rows of a range of the stream; `first` is the place of `among` in the stream, null where it is no part of it. */
  async #mark([from, to]: readonly [number, number], among: Points, first: number | null): Promise<void> {
    const near = new NearSearch(matrixOf(among));
    const { columns, values } = this.#stream;
    for (let row = from; row < to; row++) {
      if ((row - from) % ROWS_PER_GATE === 0) await this.#lookOut(row);
      if (this.#isCopy[row] === 1) continue;
      const point = values.subarray(row * columns, (row + 1) * columns);
      const self = first === null ? -1 : row - first;
      if (near.has(point, this.#limit, self)) this.#isCopy[row] = 1;
    }
  }

  async #lookOut(done: number): Promise<void> {
    const { gate, progress } = this.#access.control;
    await gate();
    progress({ done, total: this.#stream.count, stage: STAGE });
  }
}
