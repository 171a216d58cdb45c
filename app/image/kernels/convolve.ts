import type { Border } from '../effect.ts';
import { blankLike, maxValue, type Raster } from '../raster.ts';
import { copyAlpha } from './alpha.ts';
import { borderIndex } from './border.ts';

/** A square of weights with an odd side, row by row; its middle lies on the pixel that is computed. */
export interface Kernel {
  readonly side: number;
  readonly weights: Float64Array;
}

/** A kernel of the given weights: `weight(x, y)` with 0 in the middle, divided by their sum if `normalized`. */
export function kernelOf(side: number, weight: (x: number, y: number) => number, normalized = false): Kernel {
  const radius = (side - 1) / 2;
  const weights = Float64Array.from({ length: side * side }, (_, i) =>
    weight((i % side) - radius, Math.floor(i / side) - radius),
  );
  const sum = normalized ? weights.reduce((a, b) => a + b, 0) : 1;
  return { side, weights: weights.map((w) => w / sum) };
}

interface Tap {
  readonly dy: number;
  /** From the start of a padded row. */
  readonly column: number;
  readonly weight: number;
}

/**
 * Correlates the color channels with a kernel, rounds and clips; alpha is copied. Weights of zero cost nothing. Each
 * tap is added over a whole row: that streams two rows of floats, which the compiler does well.
 */
export function convolve(source: Raster, kernel: Kernel, border: Border): Raster {
  const { width, height, channels } = source;
  const radius = (kernel.side - 1) / 2;
  const taps = tapsOf(kernel);
  const target = blankLike(source, width, height);
  const rows = new PaddedRows(source, radius, border);
  const sums = new Float32Array(width * channels);
  const limit = maxValue(source) + 0.5;
  for (let y = 0; y < height; y++) {
    sums.fill(0.5);
    for (const { dy, column, weight } of taps) {
      const index = borderIndex(y + dy, height, border);
      if (index >= 0) addScaled(sums, rows.at(index), column * channels, weight);
    }
    const start = y * sums.length;
    for (let i = 0; i < sums.length; i++) target.data[start + i] = Math.min(limit, Math.max(0, sums[i] as number));
  }
  copyAlpha(source, target);
  return target;
}

function tapsOf({ side, weights }: Kernel): readonly Tap[] {
  const radius = (side - 1) / 2;
  return [...weights].flatMap((weight, i) =>
    weight === 0 ? [] : [{ dy: Math.floor(i / side) - radius, column: i % side, weight }],
  );
}

function addScaled(sums: Float32Array, row: Float32Array, offset: number, weight: number): void {
  for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + (row[offset + i] as number) * weight;
}

/** The rows that a kernel lies on, as floats with the border on both sides; each is made once while it is near. */
class PaddedRows {
  readonly #source: Raster;
  readonly #radius: number;
  readonly #columns: Int32Array;
  readonly #rows: Float32Array[];
  readonly #held: Int32Array;

  constructor(source: Raster, radius: number, border: Border) {
    this.#source = source;
    this.#radius = radius;
    this.#columns = Int32Array.from({ length: source.width + 2 * radius }, (_, i) =>
      borderIndex(i - radius, source.width, border),
    );
    // Twice the radius and one rows are near; a wrapped border needs as many from the far end.
    const count = Math.min(source.height, (border === 'wrap' ? 2 : 1) * (2 * radius + 1));
    this.#rows = Array.from({ length: count }, () => new Float32Array(this.#columns.length * source.channels));
    this.#held = new Int32Array(count).fill(-1);
  }

  at(y: number): Float32Array {
    const slot = y % this.#rows.length;
    const row = this.#rows[slot] as Float32Array;
    if (this.#held[slot] === y) return row;
    this.#held[slot] = y;
    const { data, width, channels } = this.#source;
    const start = y * width * channels;
    row.set(data.subarray(start, start + width * channels), this.#radius * channels);
    for (let k = 0; k < this.#radius; k++) {
      this.#fill(row, k, start);
      this.#fill(row, this.#radius + width + k, start);
    }
    return row;
  }

  #fill(row: Float32Array, column: number, start: number): void {
    const { data, channels } = this.#source;
    const from = this.#columns[column] as number;
    for (let c = 0; c < channels; c++) {
      row[column * channels + c] = from < 0 ? 0 : (data[start + from * channels + c] as number);
    }
  }
}
