import { colorChannels, maxValue, type Raster } from '../raster.ts';
import { applyTables, tableOf } from './table.ts';

export type Vector = readonly [number, number, number];

/** The colors of a picture as a cloud: its middle, and its axes from the widest to the narrowest. */
export interface ColorAxes {
  readonly mean: Vector;
  /** Of unit length; turned so that lighter colors have larger coordinates. */
  readonly axes: readonly [Vector, Vector, Vector];
  /** Variance along each axis (divisor n − 1), in squared sample units. */
  readonly variances: Vector;
}

/** Principal axes of red, green and blue. For pictures with color. */
export function colorAxes(source: Raster): ColorAxes {
  const { mean, covariance } = moments(source);
  const { axes, variances } = axesOf(covariance);
  return { mean, axes, variances };
}

/** Directions of a symmetric 3 × 3 matrix, from the one that stretches most to the one that stretches least. */
export function symmetricAxes(matrix: readonly (readonly number[])[]): readonly [Vector, Vector, Vector] {
  return axesOf(matrix.map((row) => [...row])).axes;
}

/** Works on the matrix it is given. */
function axesOf(covariance: number[][]): Pick<ColorAxes, 'axes' | 'variances'> {
  const vectors = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ];
  // Cyclic Jacobi rotations; a 3 × 3 matrix is diagonal to rounding after four or five sweeps.
  for (let sweep = 0; sweep < 12; sweep++) {
    rotate(covariance, vectors, 0, 1);
    rotate(covariance, vectors, 0, 2);
    rotate(covariance, vectors, 1, 2);
  }
  const order = [0, 1, 2].sort((a, b) => at(covariance, b, b) - at(covariance, a, a));
  const axis = (rank: number): Vector => {
    const column = order[rank] as number;
    const [r, g, b] = [at(vectors, 0, column), at(vectors, 1, column), at(vectors, 2, column)];
    return r + g + b < 0 ? [-r, -g, -b] : [r, g, b];
  };
  const variance = (rank: number) => at(covariance, order[rank] as number, order[rank] as number);
  return { axes: [axis(0), axis(1), axis(2)], variances: [variance(0), variance(1), variance(2)] };
}

/**
 * Shifts all colors alike along each axis, by so many standard deviations along it (after Krizhevsky et al., 2012).
 * Alpha is copied; a grey picture is shifted by the first number alone.
 */
export function shiftAlongAxes(source: Raster, target: Raster, shifts: Vector): void {
  const max = maxValue(source);
  const color = colorChannels(source.channels) === 3;
  const { axes, variances } = colorAxes(color ? source : greyAsColor(source));
  const steps = shifts.map((shift, rank) => shift * Math.sqrt(Math.max(0, variances[rank] as number)));
  // The one axis of grey is the diagonal, √3 as long as its channel.
  const shiftOf = (c: number) =>
    color
      ? steps.reduce((sum, step, rank) => sum + step * ((axes[rank] as Vector)[c] as number), 0)
      : (steps[0] as number) / Math.sqrt(3);
  const tables = Array.from({ length: color ? 3 : 1 }, (_, c) => tableOf(max, (v) => v + shiftOf(c)));
  applyTables(source, target, tables);
}

function greyAsColor({ data, width, height, channels }: Raster): Raster {
  const samples =
    data instanceof Uint16Array ? new Uint16Array(3 * width * height) : new Uint8Array(3 * width * height);
  for (let i = 0, at = 0; i < data.length; i += channels, at += 3) samples.fill(data[i] as number, at, at + 3);
  return { width, height, channels: 3, data: samples };
}

function moments({ data, channels, width, height }: Raster): { mean: Vector; covariance: number[][] } {
  const sums = new Float64Array(9);
  for (let i = 0; i < data.length; i += channels) {
    const r = data[i] as number;
    const g = data[i + 1] as number;
    const b = data[i + 2] as number;
    addTo(sums, [r, g, b, r * r, r * g, r * b, g * g, g * b, b * b]);
  }
  const n = width * height;
  const [r = 0, g = 0, b = 0] = [...sums.subarray(0, 3)].map((sum) => sum / n);
  const [rr = 0, rg = 0, rb = 0, gg = 0, gb = 0, bb = 0] = sums.subarray(3);
  const central = (sum: number, product: number) => (sum - n * product) / Math.max(1, n - 1);
  const covariance = [
    [central(rr, r * r), central(rg, r * g), central(rb, r * b)],
    [central(rg, r * g), central(gg, g * g), central(gb, g * b)],
    [central(rb, r * b), central(gb, g * b), central(bb, b * b)],
  ];
  return { mean: [r, g, b], covariance };
}

function addTo(sums: Float64Array, values: readonly number[]): void {
  for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + (values[i] as number);
}

/** Makes element (p, q) of a symmetric matrix zero by a rotation, and turns the vectors with it. */
function rotate(matrix: number[][], vectors: number[][], p: number, q: number): void {
  const off = at(matrix, p, q);
  if (off === 0) return;
  const theta = (at(matrix, q, q) - at(matrix, p, p)) / (2 * off);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < 3; k++) turnPair(matrix[k] as number[], p, q, c, s);
  const [rowP, rowQ] = [[...(matrix[p] as number[])], [...(matrix[q] as number[])]];
  for (let k = 0; k < 3; k++) {
    (matrix[p] as number[])[k] = c * (rowP[k] as number) - s * (rowQ[k] as number);
    (matrix[q] as number[])[k] = s * (rowP[k] as number) + c * (rowQ[k] as number);
    turnPair(vectors[k] as number[], p, q, c, s);
  }
}

function turnPair(row: number[], p: number, q: number, c: number, s: number): void {
  const [a, b] = [row[p] as number, row[q] as number];
  row[p] = c * a - s * b;
  row[q] = s * a + c * b;
}

function at(matrix: readonly (readonly number[])[], row: number, column: number): number {
  return (matrix[row] as readonly number[])[column] as number;
}
