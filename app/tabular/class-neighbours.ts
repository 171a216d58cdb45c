import type { NeighbourView } from './method.ts';
import { eachAmongTheOthers, type NeighbourLists } from './neighbours/search.ts';
import { rowsOfClass } from './population.ts';
import { placesOf } from './surroundings.ts';

/** Neighbors of the rows of one class among the rows of that class: what SMOTE and its relatives draw from. */

export interface ClassNeighbours {
  /** Identities of the rows of the class, ascending. */
  readonly rows: Int32Array;
  /** Positions are within `rows`. */
  readonly lists: NeighbourLists;
}

/** Searches the k nearest of each row of a class within the class. Positions keep the order of row numbers. */
export async function neighboursWithin(input: NeighbourView, code: number, k: number): Promise<ClassNeighbours> {
  const rows = rowsOfClass(input.population, code);
  const label = input.population.labels[code] ?? '';
  const query = eachAmongTheOthers(input.space.matrixOf(rows), k, `Searching neighbors in class ${label}`);
  return { rows, lists: await input.search.search(query, input.control) };
}

/** Searches the k nearest of some rows of a class within the whole class; `lists` is parallel to `bases`. */
export async function neighboursOfBases(
  input: NeighbourView,
  { code, label }: { readonly code: number; readonly label: string },
  bases: Int32Array,
  k: number,
): Promise<ClassNeighbours> {
  const rows = rowsOfClass(input.population, code);
  const query = {
    points: input.space.matrixOf(rows),
    queries: input.space.matrixOf(bases),
    self: placesOf(bases, rows),
    k,
    stage: `Searching neighbors in class ${label}`,
  };
  return { rows, lists: await input.search.search(query, input.control) };
}

/** Neighbor lists by identity and true distance, as `explain` writes them. */
export function explainNeighbours({ rows, lists }: ClassNeighbours): Readonly<Record<string, unknown>> {
  const { k, positions, squaredDistances } = lists;
  const each = (of: (slot: number) => number): number[][] =>
    Array.from(rows, (_, i) => Array.from({ length: k }, (_unused, rank) => of(i * k + rank)));
  return {
    k,
    rows: [...rows],
    neighbours: each((slot) => rows[positions[slot] as number] as number),
    distances: each((slot) => Math.sqrt(squaredDistances[slot] as number)),
  };
}
