/** Neighbors among all rows that a step sees, whatever their class: what cleaning rules look at. */
import { AppError } from '../errors.ts';
import type { NeighbourView } from './method.ts';
import type { NeighbourLists } from './neighbours/search.ts';
import type { Population } from './population.ts';

export interface NeighboursAmongAll {
  /** Identities of the rows that were asked for, ascending. */
  readonly rows: Int32Array;
  /** Identities of all living rows, ascending; positions of the lists are within these. */
  readonly among: Int32Array;
  readonly lists: NeighbourLists;
}

/**
 * The k nearest of all living rows to each of `rows` (identities, ascending; all of them when not given), the row
 * itself left out by its number.
 *
 * @throws AppError `class.too-small` when there are not k other rows; see `requireRows`.
 */
export async function neighboursAmongAll(
  { population, space, search, control }: NeighbourView,
  k: number,
  rows: Int32Array = population.rows,
): Promise<NeighboursAmongAll> {
  const among = population.rows;
  requireRows(population, k);
  const points = space.matrixOf(among);
  const stage = 'Searching neighbors';
  if (rows.length === among.length) {
    return {
      rows: among,
      among,
      lists: await search.search({ points, queries: points, self: null, k, stage }, control),
    };
  }
  const queries = space.matrixOf(rows);
  const self = positionsOf(rows, among);
  return { rows, among, lists: await search.search({ points, queries, self, k, stage }, control) };
}

/** Identities of the neighbors of the i-th of the rows asked for, nearest first. */
export function neighboursOf({ among, lists }: NeighboursAmongAll, i: number): number[] {
  const { k, positions } = lists;
  return Array.from(positions.subarray(i * k, (i + 1) * k), (position) => among[position] as number);
}

/** @throws AppError `class.too-small` when a row has fewer than k others around it */
export function requireRows({ rows }: Pick<Population, 'rows'>, k: number, field = 'n_neighbors'): void {
  if (rows.length > k) return;
  throw new AppError(
    'class.too-small',
    `"${field}" is ${k}, and the table has ${rows.length} rows: ${k + 1} are needed. Give ${rows.length - 1} or less.`,
    { field },
  );
}

/** Both ascending; every one of `rows` is in `among`. */
function positionsOf(rows: Int32Array, among: Int32Array): Int32Array {
  let at = 0;
  return rows.map((row) => {
    while (among[at] !== row) at++;
    return at;
  });
}
