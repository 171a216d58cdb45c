import { AppError } from '../errors.ts';
import type { NeighbourView, StepInput } from './method.ts';
import { eachAmongTheOthers, type NeighbourLists } from './neighbours/search.ts';
import type { Population } from './population.ts';

/** Neighbors of some rows among all rows of the step, and how many of those belong to other classes. */

export interface Surroundings {
  /** Identities of the rows asked about. */
  readonly rows: Int32Array;
  /** Identities of all living rows; positions in the lists are places here. */
  readonly among: Int32Array;
  readonly lists: NeighbourLists;
}

/**
 * Searches the k nearest of each given row among all living rows, itself left out.
 *
 * @param rows Identities of living rows, ascending.
 */
export async function neighboursAmongAll(input: NeighbourView, rows: Int32Array, k: number): Promise<Surroundings> {
  const among = input.population.rows;
  const points = input.space.matrixOf(among);
  const stage = 'Searching neighbors among all rows';
  const query =
    rows.length === among.length
      ? eachAmongTheOthers(points, k, stage)
      : { points, queries: input.space.matrixOf(rows), self: placesOf(rows, among), k, stage };
  return { rows, among, lists: await input.search.search(query, input.control) };
}

/**
 * Searches the k nearest of each given row among some others, itself left out where it is one of them.
 *
 * @param rows, among Identities of living rows, both ascending; `among` has at least k rows besides each of `rows`.
 */
export async function neighboursIn(
  { space, search, control }: NeighbourView,
  { rows, among, k, stage }: Pick<Surroundings, 'rows' | 'among'> & { readonly k: number; readonly stage: string },
): Promise<Surroundings> {
  const positions = new Map(Array.from(among, (row, position) => [row, position]));
  const self = new Int32Array(new SharedArrayBuffer(rows.length * Int32Array.BYTES_PER_ELEMENT));
  rows.forEach((row, i) => {
    self[i] = positions.get(row) ?? -1;
  });
  const query = { points: space.matrixOf(among), queries: space.matrixOf(rows), self, k, stage };
  return { rows, among, lists: await search.search(query, control) };
}

/** The place of each of `rows` in `among`; both are ascending, and `among` has all of `rows`. */
export function placesOf(rows: Int32Array, among: Int32Array): Int32Array {
  const places = new Int32Array(new SharedArrayBuffer(rows.length * Int32Array.BYTES_PER_ELEMENT));
  let place = 0;
  for (let i = 0; i < rows.length; i++) {
    while (among[place] !== rows[i]) place++;
    places[i] = place;
  }
  return places;
}

/** Identities of the neighbors of the i-th row asked about, nearest first. */
export function neighboursOf({ among, lists }: Surroundings, i: number): number[] {
  const { k, positions } = lists;
  return Array.from(positions.subarray(i * k, (i + 1) * k), (position) => among[position] as number);
}

/** How many of each row's first `m` neighbors are of another class than `code`. */
export function countOthers(
  { classCodes }: Population,
  surroundings: Surroundings,
  code: number,
  m: number,
): Int32Array {
  const { rows, among, lists } = surroundings;
  return rows.map((_, i) => {
    let others = 0;
    for (let rank = 0; rank < m; rank++) {
      if (classCodes[among[lists.positions[i * lists.k + rank] as number] as number] !== code) others++;
    }
    return others;
  });
}

/** The lists by identity and true distance, for `explain`. */
export function explainSurroundings(
  { rows, among, lists }: Surroundings,
  m: number,
): Readonly<Record<string, unknown>> {
  const each = (of: (slot: number) => number): number[][] =>
    Array.from(rows, (_, i) => Array.from({ length: m }, (_unused, rank) => of(i * lists.k + rank)));
  return {
    m,
    rows: [...rows],
    neighbours: each((slot) => among[lists.positions[slot] as number] as number),
    distances: each((slot) => Math.sqrt(lists.squaredDistances[slot] as number)),
  };
}

/**
 * Refuses more neighbors than there are other rows in the whole step.
 *
 * @throws AppError `recipe.invalid-value`, naming the parameter and the largest number that works.
 */
export function requireRowsAround(
  { population, step }: Pick<StepInput<unknown>, 'population' | 'step'>,
  name: string,
  asked: number,
): void {
  const most = population.rows.length - 1;
  if (asked <= most) return;
  const field = `steps[${step}].${name}`;
  throw new AppError(
    'recipe.invalid-value',
    `"${field}" is ${asked}, and there are ${population.rows.length} rows in all: a row has at most ${most} others around it. Use ${most} or less.`,
    { field },
  );
}
