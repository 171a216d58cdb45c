/** What VP8 key frames (RFC 6386) do to one plane: prediction from what is decoded already, 4 × 4 transforms, quantizing. */

/** Samples of a plane whose sides are whole blocks. */
export interface BlockPlane {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Steps of the quantizer, for means of blocks and for what differs from them. */
export interface Steps {
  readonly dc: number;
  readonly ac: number;
}

export interface PlaneSteps {
  /** Of 4 × 4 blocks. */
  readonly block: Steps;
  /** Of the means of the sixteen blocks of a macroblock, which are transformed once more; null for chroma. */
  readonly means: Steps | null;
}

/** Replaces the plane by what a decoder would see, macroblock by macroblock of `side` pixels (16, chroma 8). */
export function roundTripPlane(plane: BlockPlane, side: 8 | 16, steps: PlaneSteps): void {
  const decoded: BlockPlane = { ...plane, data: new Uint8Array(plane.data.length) };
  const predicted = new Float64Array(side * side);
  const residual = new Float64Array(side * side);
  for (let y = 0; y < plane.height; y += side) {
    for (let x = 0; x < plane.width; x += side) {
      predict({ plane, decoded, side }, x, y, predicted);
      for (let i = 0; i < residual.length; i++) {
        residual[i] = sampleAt(plane, x + (i % side), y + Math.floor(i / side)) - (predicted[i] as number);
      }
      quantizeMacroblock(residual, side, steps);
      for (let i = 0; i < residual.length; i++) {
        const at = (y + Math.floor(i / side)) * plane.width + x + (i % side);
        decoded.data[at] = clamp(Math.round((predicted[i] as number) + (residual[i] as number)));
      }
    }
  }
  plane.data.set(decoded.data);
}

interface Neighbors {
  readonly plane: BlockPlane;
  readonly decoded: BlockPlane;
  readonly side: number;
}

/** Takes the nearest of VP8's four predictions: mean, from above, from the left, and their slopes together. */
function predict({ plane, decoded, side }: Neighbors, x: number, y: number, best: Float64Array): void {
  const above = Array.from({ length: side }, (_, i) => (y === 0 ? 127 : sampleAt(decoded, x + i, y - 1)));
  const left = Array.from({ length: side }, (_, i) => (x === 0 ? 129 : sampleAt(decoded, x - 1, y + i)));
  const corner = y === 0 ? 127 : x === 0 ? 129 : sampleAt(decoded, x - 1, y - 1);
  const mean = meanOf([...(y === 0 ? [] : above), ...(x === 0 ? [] : left)]);
  const modes: readonly ((i: number, j: number) => number)[] = [
    () => mean,
    (i) => above[i] as number,
    (_, j) => left[j] as number,
    (i, j) => clamp((above[i] as number) + (left[j] as number) - corner),
  ];
  let least = Infinity;
  for (const mode of modes) {
    let error = 0;
    for (let j = 0; j < side && error < least; j++) {
      for (let i = 0; i < side; i++) error += (sampleAt(plane, x + i, y + j) - mode(i, j)) ** 2;
    }
    if (error >= least) continue;
    least = error;
    for (let k = 0; k < side * side; k++) best[k] = mode(k % side, Math.floor(k / side));
  }
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 128 : Math.round(values.reduce((a, b) => a + b, 0) / values.length);
}

/** Shares of a step from which a coefficient counts as the next one up: libwebp's. */
const ROUND_DC = 96 / 256;
const ROUND_AC = 110 / 256;

function quantizeMacroblock(residual: Float64Array, side: number, { block, means }: PlaneSteps): void {
  const across = side / 4;
  const blocks = Array.from({ length: across * across }, (_, b) => {
    const corner = Math.floor(b / across) * 4 * side + (b % across) * 4;
    return transformed(
      Array.from({ length: 16 }, (_, i) => residual[corner + Math.floor(i / 4) * side + (i % 4)] as number),
    );
  });
  for (const coefficients of blocks) quantize(coefficients, block, means === null);
  if (means !== null) {
    const second = hadamard(blocks.map((coefficients) => coefficients[0] as number));
    quantize(second, means, true);
    hadamard(second).forEach((mean, b) => {
      (blocks[b] as Float64Array)[0] = mean;
    });
  }
  blocks.forEach((coefficients, b) => {
    const corner = Math.floor(b / across) * 4 * side + (b % across) * 4;
    restored(coefficients).forEach((value, i) => {
      residual[corner + Math.floor(i / 4) * side + (i % 4)] = value;
    });
  });
}

/** VP8's coefficients are twice those of orthonormal transforms. */
function quantize(coefficients: Float64Array, { dc, ac }: Steps, withMean: boolean): void {
  for (let i = withMean ? 0 : 1; i < coefficients.length; i++) {
    const step = (i === 0 ? dc : ac) / 2;
    const value = coefficients[i] as number;
    coefficients[i] = Math.sign(value) * Math.floor(Math.abs(value) / step + (i === 0 ? ROUND_DC : ROUND_AC)) * step;
  }
}

const COSINES = Array.from({ length: 16 }, (_, i) => {
  const [k, n] = [Math.floor(i / 4), i % 4];
  return Math.cos(((2 * n + 1) * k * Math.PI) / 8) * (k === 0 ? 0.5 : Math.SQRT1_2);
});

const SIGNS = [1, 1, 1, 1, 1, 1, -1, -1, 1, -1, -1, 1, 1, -1, 1, -1].map((sign) => sign / 2);

function transformed(values: readonly number[]): Float64Array {
  return twice(values, (k, n) => COSINES[4 * k + n] as number);
}

function restored(coefficients: Float64Array): Float64Array {
  return twice(coefficients, (k, n) => COSINES[4 * n + k] as number);
}

/** Its own inverse. */
function hadamard(values: ArrayLike<number>): Float64Array {
  return twice(values, (k, n) => SIGNS[4 * k + n] as number);
}

/** A 4 × 4 transform along rows and then along columns. */
function twice(values: ArrayLike<number>, factor: (k: number, n: number) => number): Float64Array {
  const rows = new Float64Array(16);
  const both = new Float64Array(16);
  for (let y = 0; y < 4; y++) {
    for (let k = 0; k < 4; k++) {
      let sum = 0;
      for (let n = 0; n < 4; n++) sum += (values[4 * y + n] as number) * factor(k, n);
      rows[4 * y + k] = sum;
    }
  }
  for (let x = 0; x < 4; x++) {
    for (let k = 0; k < 4; k++) {
      let sum = 0;
      for (let n = 0; n < 4; n++) sum += (rows[4 * n + x] as number) * factor(k, n);
      both[4 * k + x] = sum;
    }
  }
  return both;
}

function sampleAt({ data, width }: BlockPlane, x: number, y: number): number {
  return data[y * width + x] as number;
}

function clamp(value: number): number {
  return Math.min(255, Math.max(0, value));
}
