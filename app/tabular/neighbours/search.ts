import type { Matrix } from '../matrix.ts';
import type { StepControl } from '../step-control.ts';

/**
 * Exact nearest neighbors by Euclidean distance. The canonical answer is the first k of all points ordered by
 * (distance, position), the query itself left out by position and never by distance, so that a twin stays in the list.
 * Squared distances are summed over the columns in their order, in doubles: every implementation gives the same bits.
 */
export interface NeighbourSearch {
  search(query: NeighbourQuery, control: StepControl): Promise<NeighbourLists>;
}

export interface NeighbourQuery {
  readonly points: Matrix;
  readonly queries: Matrix;
  /** Position of each query among the points, −1 where it is not one of them; null when `queries` are the points. */
  readonly self: Int32Array | null;
  /** From 1 to the number of points that a query may have as neighbors. */
  readonly k: number;
  /** What is going on, for a person. */
  readonly stage: string;
  /** Another measure than the Euclidean distance of the points, never below it. */
  readonly measure?: Measure;
}

/**
 * Distances over categories. Boxes and filter know the points' coordinates alone, so whatever a measure gives must not
 * be less than their squared Euclidean distance. It is what `squaredDistances` holds then.
 */
export type Measure = MixedMeasure | ValueDifferenceMeasure;

/** The squared distance of the coordinates, and `squared` for every column in which the codes differ. */
export interface MixedMeasure {
  readonly kind: 'mixed';
  readonly columns: number;
  /** One code a column, `codes[row * columns + column]`, of each point and of each query. */
  readonly pointCodes: Int32Array;
  readonly queryCodes: Int32Array;
  readonly squared: number;
}

/** Σ over groups of `width` coordinates of (Σ |difference|)²: the value difference metric, without a root. */
export interface ValueDifferenceMeasure {
  readonly kind: 'value-difference';
  readonly width: number;
}

/** k neighbors a query, nearest first: `positions[query * k + rank]`, and the squared distances likewise. */
export interface NeighbourLists {
  readonly k: number;
  readonly positions: Int32Array;
  readonly squaredDistances: Float64Array;
}

/** The query of every point for its k nearest others. */
export function eachAmongTheOthers(points: Matrix, k: number, stage: string): NeighbourQuery {
  return { points, queries: points, self: null, k, stage };
}

/** Lists of `queries` queries to be filled in, in shared memory; what stays empty is −1 at an infinite distance. */
export function emptyLists(queries: number, k: number): NeighbourLists {
  return {
    k,
    positions: new Int32Array(new SharedArrayBuffer(queries * k * Int32Array.BYTES_PER_ELEMENT)).fill(-1),
    squaredDistances: new Float64Array(new SharedArrayBuffer(queries * k * Float64Array.BYTES_PER_ELEMENT)).fill(
      Number.POSITIVE_INFINITY,
    ),
  };
}
