/** The split of a node by one column that leaves the least Gini impurity. */
import type { ColumnRanks } from './column-ranks.ts';

/** Below this many rows an insertion sort is faster than the built-in one. */
const FEW = 32;

export interface NodeRows {
  /** Rows of the tree, those of the node from `start` to before `end`. */
  readonly order: Uint32Array;
  readonly start: number;
  readonly end: number;
  /** Weight of each class in the node. */
  readonly totals: Float64Array;
}

export interface Split {
  readonly column: number;
  /** Σ over both sides of (Σ over classes of weight²) / weight: the larger, the purer. */
  readonly purity: number;
  /** Rows whose rank is at most this go left; `nextRank` is the smallest on the right. */
  readonly rank: number;
  readonly nextRank: number;
}

export class SplitSearch {
  readonly #table: ColumnRanks;
  readonly #classCodes: Int32Array;
  readonly #weights: Float64Array;
  readonly #minLeaf: number;
  /** A row's rank times this, plus the row, is one sortable whole number below 2^53. A power of two: exact to divide. */
  readonly #stride: number;
  readonly #keys: Float64Array;
  readonly #left: Float64Array;

  constructor(
    table: ColumnRanks,
    training: { readonly classCodes: Int32Array; readonly classes: number; readonly weights: Float64Array },
    minLeaf: number,
  ) {
    this.#table = table;
    this.#classCodes = training.classCodes;
    this.#weights = training.weights;
    this.#minLeaf = minLeaf;
    this.#stride = 2 ** Math.ceil(Math.log2(Math.max(2, table.rows)));
    this.#keys = new Float64Array(table.rows);
    this.#left = new Float64Array(training.classes);
  }

  /** Null where all rows of the node have the same value; undefined where every split leaves a side too small. */
  byColumn(column: number, { order, start, end, totals }: NodeRows): Split | null | undefined {
    const { rows, ranks } = this.#table;
    const count = end - start;
    const keys = this.#keys.subarray(0, count);
    for (let i = 0; i < count; i++) {
      const row = order[start + i] as number;
      keys[i] = (ranks[column * rows + row] as number) * this.#stride + row;
    }
    sortKeys(keys);
    const first = Math.floor((keys[0] as number) / this.#stride);
    if (first === Math.floor((keys[count - 1] as number) / this.#stride)) return null;
    return this.#scan(column, keys, totals);
  }

  #scan(column: number, keys: Float64Array, totals: Float64Array): Split | undefined {
    const left = this.#left.fill(0);
    let [leftWeight, leftSquares, rightWeight, rightSquares] = [0, 0, 0, 0];
    for (const total of totals) {
      rightWeight += total;
      rightSquares += total * total;
    }
    let best: Split | undefined;
    let rank = Math.floor((keys[0] as number) / this.#stride);
    for (let i = 0; i < keys.length - 1; i++) {
      const row = (keys[i] as number) - rank * this.#stride;
      const code = this.#classCodes[row] as number;
      const weight = this.#weights[row] as number;
      const before = left[code] as number;
      const after = (totals[code] as number) - before;
      leftSquares += weight * (2 * before + weight);
      rightSquares -= weight * (2 * after - weight);
      left[code] = before + weight;
      leftWeight += weight;
      rightWeight -= weight;
      const nextRank = Math.floor((keys[i + 1] as number) / this.#stride);
      if (nextRank !== rank && i + 1 >= this.#minLeaf && keys.length - i - 1 >= this.#minLeaf) {
        const purity = leftSquares / leftWeight + rightSquares / rightWeight;
        if (best === undefined || purity > best.purity) best = { column, purity, rank, nextRank };
      }
      rank = nextRank;
    }
    return best;
  }
}

function sortKeys(keys: Float64Array): void {
  if (keys.length > FEW) {
    keys.sort();
    return;
  }
  for (let i = 1; i < keys.length; i++) {
    const key = keys[i] as number;
    let j = i - 1;
    for (; j >= 0 && (keys[j] as number) > key; j--) keys[j + 1] = keys[j] as number;
    keys[j + 1] = key;
  }
}
