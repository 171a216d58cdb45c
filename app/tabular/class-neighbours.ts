import { z } from 'zod';
import { AppError, type Warning } from '../errors.ts';
import { anyOf } from '../recipe/parameters.ts';
import type { StepInput } from './method.ts';
import { eachAmongTheOthers, type NeighbourLists } from './neighbours/search.ts';
import { type Population, rowsOfClass } from './population.ts';

/** Neighbors of the rows of one class among the rows of that class: what SMOTE and its relatives draw from. */

/** The parameter `k_neighbors`: how many neighbors, or `"fit"`: 5, or as many as the class has. */
export const neighbourCount = anyOf([z.int().min(1), z.literal('fit')], 'a whole number of at least 1, or "fit"')
  .default(5)
  .describe('Neighbors of each row to draw from; "fit" is 5, or fewer where a class is too small for that.');

export type NeighbourCount = z.output<typeof neighbourCount>;

const DEFAULT_COUNT = 5;

export interface ClassRows {
  readonly label: string;
  /** Rows of the class. */
  readonly count: number;
}

/**
 * How many neighbors a class can give. `"fit"` gives what there is and says so where that is fewer than five.
 *
 * @throws AppError `class.too-small`, naming the class, its rows, the rows needed and what would work.
 */
export function neighboursFor(
  asked: NeighbourCount,
  { label, count }: ClassRows,
  warn: (warning: Warning) => void,
): number {
  const most = count - 1;
  const wanted = asked === 'fit' ? DEFAULT_COUNT : asked;
  if (wanted <= most) return wanted;
  if (asked !== 'fit' || most < 1) throw tooSmall(wanted, most, { label, count });
  warn({
    code: 'class.fewer-neighbors',
    message: `Class "${label}" has ${count} rows, too few for ${wanted} neighbors: ${most} are used.`,
    where: { class: label },
  });
  return most;
}

function tooSmall(wanted: number, most: number, { label, count }: ClassRows): AppError {
  const rows = count === 1 ? '1 row' : `${count} rows`;
  const smaller = most < 1 ? '' : `"k_neighbors": ${most} or less, or "fit", or `;
  const needed =
    most < 1 ? 'no row to interpolate with' : `too few for ${wanted} neighbors: ${wanted + 1} rows are needed`;
  return new AppError(
    'class.too-small',
    `Class "${label}" has ${rows}, ${needed}. What would work: ${smaller}the method RandomOverSampler for this class, or leaving it out by a "sampling_strategy" of {class: final count}.`,
    { class: label, field: 'k_neighbors' },
  );
}

export interface ClassNeighbours {
  /** Identities of the rows of the class, ascending. */
  readonly rows: Int32Array;
  /** Positions are within `rows`. */
  readonly lists: NeighbourLists;
}

/** Searches the k nearest of each row of a class within the class. Positions keep the order of row numbers. */
export async function neighboursWithin(
  input: Pick<StepInput<unknown>, 'population' | 'space' | 'search' | 'control'>,
  code: number,
  k: number,
): Promise<ClassNeighbours> {
  const rows = rowsOfClass(input.population, code);
  const label = input.population.labels[code] ?? '';
  const query = eachAmongTheOthers(input.space.matrixOf(rows), k, `Searching neighbors in class ${label}`);
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

/** The living rows of one class, for messages. */
export function classRows(population: Population, code: number, count: number): ClassRows {
  return { label: population.labels[code] ?? '', count };
}
