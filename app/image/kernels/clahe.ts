/**
 * Contrast-limited adaptive histogram equalization (Zuiderveld, Graphics Gems IV, 1994) of one plane, by OpenCV's rules:
 * the picture is cut into tiles, each tile gets an equalizing table with clipped counts, and a pixel takes a blend of
 * the tables of the four nearest tiles.
 */

type Plane = Uint8Array | Uint16Array;

export interface ClaheOptions {
  readonly width: number;
  readonly height: number;
  readonly clipLimit: number;
  /** Tiles across and down. */
  readonly grid: readonly [number, number];
}

/** Bins at both depths: with 65,536 no tile would have enough pixels for its counts to mean anything. */
const BINS = 256;

export function clahe(plane: Plane, options: ClaheOptions): Plane {
  const [columns, rows] = options.grid;
  const tiles = tileSize(options);
  const tables = new Float32Array(columns * rows * (BINS + 1));
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const counts = tileCounts(plane, options, tiles, column, row);
      clip(counts, Math.max(1, Math.floor((options.clipLimit * tiles.width * tiles.height) / BINS)));
      const start = (row * columns + column) * (BINS + 1);
      fillTable(tables.subarray(start, start + BINS + 1), counts, tiles.width * tiles.height);
    }
  }
  return blend(plane, options, tiles, tables);
}

interface Tiles {
  readonly width: number;
  readonly height: number;
}

/** Where either side is not divisible, both are extended, each by grid − side mod grid: OpenCV's rule. */
function tileSize({ width, height, grid: [columns, rows] }: ClaheOptions): Tiles {
  if (width % columns === 0 && height % rows === 0) return { width: width / columns, height: height / rows };
  return { width: Math.floor(width / columns) + 1, height: Math.floor(height / rows) + 1 };
}

function tileCounts(plane: Plane, { width, height }: ClaheOptions, tiles: Tiles, column: number, row: number) {
  const counts = new Uint32Array(BINS);
  const shift = plane instanceof Uint16Array ? 8 : 0;
  for (let y = row * tiles.height; y < (row + 1) * tiles.height; y++) {
    const line = mirrored(y, height) * width;
    for (let x = column * tiles.width; x < (column + 1) * tiles.width; x++) {
      const bin = (plane[line + (x < width ? x : mirrored(x, width))] as number) >> shift;
      counts[bin] = (counts[bin] as number) + 1;
    }
  }
  return counts;
}

/** reflect101 beyond the far edge. */
function mirrored(i: number, n: number): number {
  if (i < n) return i;
  if (n === 1) return 0;
  const k = i % (2 * n - 2);
  return k < n ? k : 2 * n - 2 - k;
}

/** Cuts counts at the limit and spreads the excess: evenly, what is left over one each at equal steps. */
function clip(counts: Uint32Array, limit: number): void {
  let excess = 0;
  for (let i = 0; i < BINS; i++) {
    const count = counts[i] as number;
    if (count <= limit) continue;
    excess += count - limit;
    counts[i] = limit;
  }
  const each = Math.floor(excess / BINS);
  let left = excess - each * BINS;
  for (let i = 0; i < BINS; i++) counts[i] = (counts[i] as number) + each;
  if (left === 0) return;
  const step = Math.max(1, Math.floor(BINS / left));
  for (let i = 0; i < BINS && left > 0; i += step, left--) counts[i] = (counts[i] as number) + 1;
}

/** Equalized values on a scale of 0 … 255, one more than there are bins so that 16-bit values can be interpolated. */
function fillTable(table: Float32Array, counts: Uint32Array, pixels: number): void {
  let sum = 0;
  for (let i = 0; i < BINS; i++) {
    sum += counts[i] as number;
    table[i] = Math.floor((sum * 255) / pixels + 0.5);
  }
  table[BINS] = 255;
}

/** Which two tiles a position lies between, as offsets into the tables, and how far on the way to the second. */
interface Between {
  readonly low: Int32Array;
  readonly high: Int32Array;
  readonly share: Float32Array;
}

function between(length: number, tile: number, count: number, stride: number): Between {
  const low = new Int32Array(length);
  const high = new Int32Array(length);
  const share = new Float32Array(length);
  for (let i = 0; i < length; i++) {
    const position = i / tile - 0.5;
    const first = Math.floor(position);
    low[i] = Math.max(0, first) * stride;
    high[i] = Math.min(count - 1, first + 1) * stride;
    share[i] = position - first;
  }
  return { low, high, share };
}

function blend(plane: Plane, options: ClaheOptions, tiles: Tiles, tables: Float32Array): Plane {
  const { width, height, grid } = options;
  const across = between(width, tiles.width, grid[0], BINS + 1);
  const down = between(height, tiles.height, grid[1], (BINS + 1) * grid[0]);
  const wide = plane instanceof Uint16Array;
  const out = wide ? new Uint16Array(plane.length) : new Uint8Array(plane.length);
  const scale = wide ? 257 : 1;
  for (let y = 0, i = 0; y < height; y++) {
    const top = down.low[y] as number;
    const bottom = down.high[y] as number;
    const downShare = down.share[y] as number;
    for (let x = 0; x < width; x++, i++) {
      const left = across.low[x] as number;
      const right = across.high[x] as number;
      const share = across.share[x] as number;
      const v = plane[i] as number;
      const upper = mix(entry(tables, top + left, v, wide), entry(tables, top + right, v, wide), share);
      const lower = mix(entry(tables, bottom + left, v, wide), entry(tables, bottom + right, v, wide), share);
      out[i] = mix(upper, lower, downShare) * scale + 0.5;
    }
  }
  return out;
}

function mix(a: number, b: number, share: number): number {
  return a + (b - a) * share;
}

function entry(tables: Float32Array, start: number, v: number, wide: boolean): number {
  if (!wide) return tables[start + v] as number;
  const bin = start + (v >> 8);
  return mix(tables[bin] as number, tables[bin + 1] as number, (v & 255) / 256);
}
