/** The lossy step of JPEG: blocks of 8 × 8 samples as cosines (ITU-T T.81, A.3.3), rounded to steps and turned back. */

interface Plane {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

interface Corner {
  readonly x: number;
  readonly y: number;
}

/** The example tables of T.81, Annex K, row by row: the steps at quality 50. */
const STEPS = {
  luminance: [
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51,
    87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101,
    72, 92, 95, 98, 112, 100, 103, 99,
  ],
  chrominance: [
    17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99, 47, 66, 99, 99, 99,
    99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
    99, 99, 99, 99, 99, 99,
  ],
} as const;

/** Row k holds the k-th cosine at the eight samples, of unit length. */
const COSINES = Float64Array.from({ length: 64 }, (_, i) => {
  const [k, x] = [i >> 3, i & 7];
  return Math.cos(((2 * x + 1) * k * Math.PI) / 16) * (k === 0 ? Math.sqrt(1 / 8) : 0.5);
});

/** Quantizes a plane in place; blocks that reach beyond the rim repeat its edge. */
export function roundTripBlocks(plane: Plane, quality: number, kind: keyof typeof STEPS): void {
  const scale = quality < 50 ? Math.floor(5000 / quality) : 200 - 2 * quality;
  const steps = STEPS[kind].map((step) => Math.min(255, Math.max(1, Math.floor((step * scale + 50) / 100))));
  const block = new Float64Array(64);
  const turned = new Float64Array(64);
  for (let y = 0; y < plane.height; y += 8) {
    for (let x = 0; x < plane.width; x += 8) {
      read(plane, block, { x, y });
      transform(block, turned, 1);
      for (let i = 0; i < 64; i++) {
        const step = steps[i] as number;
        block[i] = Math.round((block[i] as number) / step) * step;
      }
      transform(block, turned, -1);
      write(plane, block, { x, y });
    }
  }
}

function read({ width, height, data }: Plane, block: Float64Array, { x, y }: Corner): void {
  for (let i = 0; i < 64; i++) {
    const row = Math.min(height - 1, y + (i >> 3)) * width;
    block[i] = (data[row + Math.min(width - 1, x + (i & 7))] as number) - 128;
  }
}

function write({ width, height, data }: Plane, block: Float64Array, { x, y }: Corner): void {
  for (let i = 0; i < 64; i++) {
    const [column, row] = [x + (i & 7), y + (i >> 3)];
    if (column >= width || row >= height) continue;
    data[row * width + column] = Math.min(255.5, Math.max(0, (block[i] as number) + 128.5));
  }
}

/** To cosines (1) or back (−1), first along rows and then along columns; `between` holds the rows' result. */
function transform(block: Float64Array, between: Float64Array, way: 1 | -1): void {
  along(block, between, way);
  along(between, block, way);
}

/** Transforms each row and writes it as a column: twice gives both directions in the right place. */
function along(from: Float64Array, to: Float64Array, way: 1 | -1): void {
  const [outer, inner] = way === 1 ? [8, 1] : [1, 8];
  for (let row = 0; row < 8; row++) {
    for (let k = 0; k < 8; k++) {
      let sum = 0;
      for (let x = 0; x < 8; x++) sum += (from[row * 8 + x] as number) * (COSINES[k * outer + x * inner] as number);
      to[k * 8 + row] = sum;
    }
  }
}
