import type { Matrix } from '../matrix.ts';

/** Bytes of kernel rows that are kept: 1,600 rows of 10,000. */
const CACHE_BYTES = 64 * 2 ** 20;

/** Rows of the radial kernel exp(−γ |a − b|²) over some points, computed when asked for; the last ones used are kept. */
export class KernelRows {
  readonly #points: Matrix;
  readonly #gamma: number;
  readonly #most: number;
  readonly #rows = new Map<number, Float32Array>();

  constructor(points: Matrix, gamma: number) {
    this.#points = points;
    this.#gamma = gamma;
    // Two rows are in use at a time.
    this.#most = Math.max(2, Math.floor(CACHE_BYTES / (points.rows * Float32Array.BYTES_PER_ELEMENT)));
  }

  row(i: number): Float32Array {
    const known = this.#rows.get(i);
    const row = known ?? this.#compute(i);
    // A map keeps the order of insertion: the first is the one not used for longest.
    if (known !== undefined) this.#rows.delete(i);
    this.#rows.set(i, row);
    if (this.#rows.size > this.#most) {
      const [oldest] = this.#rows.keys();
      if (oldest !== undefined) this.#rows.delete(oldest);
    }
    return row;
  }

  #compute(i: number): Float32Array {
    const { rows, columns, values } = this.#points;
    const row = new Float32Array(rows);
    for (let t = 0; t < rows; t++) {
      let squared = 0;
      for (let j = 0; j < columns; j++) {
        const difference = (values[i * columns + j] as number) - (values[t * columns + j] as number);
        squared += difference * difference;
      }
      row[t] = Math.exp(-this.#gamma * squared);
    }
    return row;
  }
}
