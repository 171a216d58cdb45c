import { blankLike, colorChannels, maxValue, type Raster } from '../raster.ts';
import { copyAlpha } from './alpha.ts';
import { borderIndex } from './border.ts';

/** The median of a square around each pixel, by channel; the edge repeats beyond the rim. Alpha is copied. */
export function medianBlur(source: Raster, side: number): Raster {
  const target = blankLike(source, source.width, source.height);
  for (let c = 0; c < colorChannels(source.channels); c++) {
    if (side === 3) medianOfNine(source, target, c);
    else runningMedian(source, target, { c, side });
  }
  copyAlpha(source, target);
  return target;
}

/**
 * Each column of three is sorted once and used by three pixels: the median of nine is the median of the largest low,
 * the middle middle and the smallest high of three sorted columns (Smith, 1996).
 */
function medianOfNine({ data, width, height, channels }: Raster, target: Raster, c: number): void {
  const low = new Uint16Array(width + 2);
  const middle = new Uint16Array(width + 2);
  const high = new Uint16Array(width + 2);
  const rowLength = width * channels;
  for (let y = 0; y < height; y++) {
    const above = Math.max(0, y - 1) * rowLength + c;
    const here = y * rowLength + c;
    const below = Math.min(height - 1, y + 1) * rowLength + c;
    for (let x = -1; x <= width; x++) {
      const offset = Math.min(width - 1, Math.max(0, x)) * channels;
      const p = data[above + offset] as number;
      const q = data[here + offset] as number;
      const r = data[below + offset] as number;
      low[x + 1] = Math.min(p, q, r);
      middle[x + 1] = medianOfThree(p, q, r);
      high[x + 1] = Math.max(p, q, r);
    }
    for (let x = 0; x < width; x++) {
      target.data[here + x * channels] = medianOfThree(
        Math.max(low[x] as number, low[x + 1] as number, low[x + 2] as number),
        medianOfThree(middle[x] as number, middle[x + 1] as number, middle[x + 2] as number),
        Math.min(high[x] as number, high[x + 1] as number, high[x + 2] as number),
      );
    }
  }
}

function medianOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

/**
 * Counts of the values in the window that change by one column a step (Huang, 1979), in two levels: coarse counts find
 * the sixteenth (or 256th) of the scale in which the median lies, fine ones the value.
 */
function runningMedian(source: Raster, target: Raster, { c, side }: { c: number; side: number }): void {
  const { width, height, channels, data } = source;
  const radius = (side - 1) / 2;
  const window = new Window(maxValue(source), (side * side - 1) / 2);
  const columns = Int32Array.from(
    { length: width + side },
    (_, i) => borderIndex(i - radius, width, 'replicate') * channels + c,
  );
  const starts = new Int32Array(side);
  for (let y = 0; y < height; y++) {
    for (let k = 0; k < side; k++) starts[k] = borderIndex(y + k - radius, height, 'replicate') * width * channels;
    const change = (column: number, sign: 1 | -1) => {
      const offset = columns[column] as number;
      for (let k = 0; k < side; k++) window.change(data[(starts[k] as number) + offset] as number, sign);
    };
    for (let i = 0; i < side; i++) change(i, 1);
    for (let x = 0, at = y * width * channels + c; x < width; x++, at += channels) {
      target.data[at] = window.median();
      change(x, -1);
      change(x + side, 1);
    }
    // What is left of the window is taken out again: cheaper than to empty 65,536 counts for every row.
    for (let i = width; i < width + side; i++) change(i, -1);
  }
}

class Window {
  readonly #fine: Uint16Array;
  readonly #coarse: Uint16Array;
  readonly #shift: number;
  readonly #below: number;

  /** `below` is how many values of the window lie below or at its median, without it. */
  constructor(max: 255 | 65535, below: number) {
    this.#shift = max === 255 ? 4 : 8;
    this.#fine = new Uint16Array(max + 1);
    this.#coarse = new Uint16Array((max + 1) >> this.#shift);
    this.#below = below;
  }

  change(v: number, sign: 1 | -1): void {
    this.#fine[v] = (this.#fine[v] as number) + sign;
    const bin = v >> this.#shift;
    this.#coarse[bin] = (this.#coarse[bin] as number) + sign;
  }

  median(): number {
    let left = this.#below;
    let bin = 0;
    while (left >= (this.#coarse[bin] as number)) left -= this.#coarse[bin++] as number;
    let v = bin << this.#shift;
    while (left >= (this.#fine[v] as number)) left -= this.#fine[v++] as number;
    return v;
  }
}
