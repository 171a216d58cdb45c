import type { Raster } from '../image/raster.ts';

/**
 * Perceptual fingerprints: difference hashes of 16 × 16 bits, for finding pictures that show the same thing.
 * Each bit says whether a cell of a 17 × 16 grid of grey means is darker than its right neighbour
 * (Krawetz, "Kind of Like That", 2013), with a dead zone so that noise on plain areas does not set bits.
 */

const SIDE = 16;
export const FINGERPRINT_WORDS = (SIDE * SIDE) / 32;

/** Grey levels (of 255) by which the right cell must be lighter. */
const DEAD_ZONE = 2;

/** With fewer bits than this a picture is plain: its fingerprint says nothing. */
const LEAST_BITS = 12;

/** The fingerprint as eight 32-bit words, or null for a picture without structure. */
export function fingerprint(raster: Raster): Uint32Array | null {
  const means = greyMeans(raster, SIDE + 1, SIDE);
  const words = new Uint32Array(FINGERPRINT_WORDS);
  let bits = 0;
  for (let row = 0; row < SIDE; row++) {
    for (let column = 0; column < SIDE; column++) {
      const left = means[row * (SIDE + 1) + column] as number;
      const right = means[row * (SIDE + 1) + column + 1] as number;
      if (right - left <= DEAD_ZONE) continue;
      const bit = row * SIDE + column;
      words[bit >>> 5] = ((words[bit >>> 5] as number) | (1 << (bit & 31))) >>> 0;
      bits++;
    }
  }
  return bits < LEAST_BITS ? null : words;
}

/** Number of bits in which two fingerprints differ, 0 … 256. */
export function fingerprintDistance(a: Uint32Array, b: Uint32Array): number {
  let distance = 0;
  for (let i = 0; i < FINGERPRINT_WORDS; i++) distance += bitCount((a[i] as number) ^ (b[i] as number));
  return distance;
}

function bitCount(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return (((v + (v >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Means of the grey values (Rec. 601 luma, 0 … 255) over a grid of cells; every cell has at least one pixel. */
function greyMeans(raster: Raster, columns: number, rows: number): Float64Array {
  const { width, height, channels, data } = raster;
  const scale = data instanceof Uint16Array ? 255 / 65535 : 1;
  const color = channels >= 3;
  const means = new Float64Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    const [top, bottom] = cellSpan(row, rows, height);
    for (let column = 0; column < columns; column++) {
      const [left, right] = cellSpan(column, columns, width);
      let sum = 0;
      for (let y = top; y < bottom; y++) {
        for (let x = left; x < right; x++) {
          const at = (y * width + x) * channels;
          const red = data[at] as number;
          sum += color ? 0.299 * red + 0.587 * (data[at + 1] as number) + 0.114 * (data[at + 2] as number) : red;
        }
      }
      means[row * columns + column] = (sum * scale) / ((bottom - top) * (right - left));
    }
  }
  return means;
}

function cellSpan(cell: number, cells: number, size: number): readonly [number, number] {
  const from = Math.min(size - 1, Math.floor((cell * size) / cells));
  return [from, Math.max(from + 1, Math.floor(((cell + 1) * size) / cells))];
}
