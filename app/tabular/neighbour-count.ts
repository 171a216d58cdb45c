import { z } from 'zod';
import { AppError, type Warning } from '../errors.ts';
import { anyOf } from '../recipe/parameters.ts';

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
  /** The parameter's name where it is not `k_neighbors`. */
  readonly field?: string;
  /** What "fit" asks for where the class has enough rows, if not 5. */
  readonly usual?: number;
}

/**
 * How many neighbors a class can give. `"fit"` gives what there is and says so where that is fewer than five.
 *
 * @throws AppError `class.too-small`, naming the class, its rows, the rows needed and what would work.
 */
export function neighboursFor(
  asked: NeighbourCount,
  { label, count, field = 'k_neighbors', usual = DEFAULT_COUNT }: ClassRows,
  warn: (warning: Warning) => void,
): number {
  const most = count - 1;
  const wanted = asked === 'fit' ? usual : asked;
  if (wanted <= most) return wanted;
  if (asked !== 'fit' || most < 1) throw tooSmall(wanted, most, { label, count, field });
  warn({
    code: 'class.fewer-neighbors',
    message: `Class "${label}" has ${count} rows, too few for ${wanted} neighbors: ${most} are used.`,
    where: { class: label },
  });
  return most;
}

function tooSmall(wanted: number, most: number, { label, count, field }: ClassRows): AppError {
  const rows = count === 1 ? '1 row' : `${count} rows`;
  const smaller = most < 1 ? '' : `"${field}": ${most} or less, or "fit", or `;
  const needed =
    most < 1 ? 'no row to interpolate with' : `too few for ${wanted} neighbors: ${wanted + 1} rows are needed`;
  return new AppError(
    'class.too-small',
    `Class "${label}" has ${rows}, ${needed}. What would work: ${smaller}the method RandomOverSampler for this class, or leaving it out by a "sampling_strategy" of {class: final count}.`,
    { class: label, field },
  );
}
