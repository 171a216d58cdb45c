import type { Matrix } from '../tabular/matrix.ts';
import { inThreadSearch } from '../tabular/neighbours/in-thread.ts';
import type { NeighbourLists, NeighbourSearch } from '../tabular/neighbours/search.ts';
import type { StepControl } from '../tabular/step-control.ts';
import type { Points } from './points.ts';

/** How figures look for neighbors, and how the outside world pauses, cancels and watches them. */
export interface NeighbourAccess {
  readonly search: NeighbourSearch;
  readonly control: StepControl;
}

/** Searches in this thread that nobody watches: for small sets. */
export const quietly: NeighbourAccess = {
  search: inThreadSearch,
  control: { gate: async () => undefined, progress: () => undefined },
};

export interface NearestQuestion {
  readonly queries: Points;
  readonly among: Points;
  readonly k: number;
  /** Position of each query among the rows, −1 where it is none of them; absent: none is. */
  readonly self?: (query: number) => number;
  /** What is going on, for a person. */
  readonly stage: string;
}

/**
 * The k nearest rows of each query, exactly, ties to the lower position. Where there are fewer, the rest of a list is
 * −1 at an infinite distance.
 */
export async function nearestRows(question: NearestQuestion, access: NeighbourAccess): Promise<NeighbourLists> {
  const { queries, among, k, self, stage } = question;
  const own = new Int32Array(new SharedArrayBuffer(queries.count * Int32Array.BYTES_PER_ELEMENT));
  for (let i = 0; i < queries.count; i++) own[i] = self === undefined ? -1 : self(i);
  if (queries.count === 0 || among.count === 0 || queries.columns === 0) return withoutNeighbours(queries.count, k);
  const query = { points: matrixOf(among), queries: matrixOf(queries), self: own, k, stage };
  return access.search.search(query, access.control);
}

/** The k nearest other rows of each row of one set. */
export function nearestOthers(
  points: Points,
  { k, stage }: { readonly k: number; readonly stage: string },
  access: NeighbourAccess,
): Promise<NeighbourLists> {
  return nearestRows({ queries: points, among: points, k, self: (row) => row, stage }, access);
}

/** The squared distance of each query to its k-th neighbor: infinite where there is none. */
export function farthestOf({ k, squaredDistances }: NeighbourLists): Float64Array {
  return Float64Array.from(
    { length: squaredDistances.length / k },
    (_, i) => squaredDistances[(i + 1) * k - 1] as number,
  );
}

function withoutNeighbours(queries: number, k: number): NeighbourLists {
  return {
    k,
    positions: new Int32Array(queries * k).fill(-1),
    squaredDistances: new Float64Array(queries * k).fill(Number.POSITIVE_INFINITY),
  };
}

export function matrixOf({ count, columns, values }: Points): Matrix {
  return { rows: count, columns, values };
}
