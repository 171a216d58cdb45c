import type { Warning } from '../../errors.ts';
import type { Scale } from '../distance-space.ts';
import type { MadeRows } from '../made-rows.ts';
import type { Matrix } from '../matrix.ts';
import type { StepInput } from '../method.ts';
import type { Population } from '../population.ts';

/**
 * The copying check of the generative methods: a new row nearer to a real one than a tenth of the distance that is
 * usual between rows of the class nearly repeats it. The guard's figure `near_copies` draws the line at the same place.
 */
export const NEAR_COPY_SHARE = 0.1;

/** Redraws of a row before it is kept as it is. */
const MOST_REDRAWS = 20;

/** Rows that are drawn and checked at a time: bounds the memory of the check. */
const BLOCK_ROWS = 16_384;

export interface CheckedDraws {
  readonly count: number;
  /** Draws row i for the (attempt + 1)-th time; the last one stays. */
  draw(i: number, attempt: number): void;
  /** The points of these rows as drawn last, in the space of `real`. */
  pointsOf(rows: Int32Array): Matrix;
  /** Whether row i also has the categories of the real row at a place. */
  sameCategories(i: number, place: number): boolean;
  readonly real: Matrix;
  /** Nearer than this is a near copy. */
  readonly limit: number;
  readonly stage: string;
}

/**
 * Draws all rows, and again those that nearly repeat a real one if `redraw` is set, up to twenty times.
 *
 * @returns redraws of each row, and how many near copies are left.
 */
export async function drawChecked(
  input: Pick<StepInput<unknown>, 'search' | 'control'>,
  draws: CheckedDraws,
  redraw: boolean,
): Promise<{ readonly redraws: Int32Array; readonly left: number }> {
  const redraws = new Int32Array(draws.count);
  let left = 0;
  for (let from = 0; from < draws.count; from += BLOCK_ROWS) {
    await input.control.gate();
    const count = Math.min(BLOCK_ROWS, draws.count - from);
    let pending: Int32Array = Int32Array.from({ length: count }, (_, i) => from + i);
    for (let attempt = 0; pending.length > 0; attempt++) {
      for (const i of pending) {
        draws.draw(i, attempt);
        redraws[i] = attempt;
      }
      pending = await nearCopies(input, draws, pending);
      if (redraw && attempt < MOST_REDRAWS) continue;
      left += pending.length;
      break;
    }
  }
  return { redraws, left };
}

async function nearCopies(
  input: Pick<StepInput<unknown>, 'search' | 'control'>,
  draws: CheckedDraws,
  rows: Int32Array,
): Promise<Int32Array> {
  const { real, limit, stage } = draws;
  const queries = draws.pointsOf(rows);
  const self = new Int32Array(new SharedArrayBuffer(rows.length * Int32Array.BYTES_PER_ELEMENT)).fill(-1);
  const found = await input.search.search({ points: real, queries, self, k: 1, stage }, input.control);
  return rows.filter(
    (row, at) =>
      (found.squaredDistances[at] as number) < limit * limit &&
      draws.sameCategories(row, found.positions[at] as number),
  );
}

/** New rows as points for the check, scaled as the real ones are. */
export function scaledPoints(
  population: Population,
  made: MadeRows,
  scales: readonly Scale[],
  slots: Int32Array,
): Matrix {
  const columns = population.numeric.length;
  const values = new Float64Array(new SharedArrayBuffer(slots.length * columns * Float64Array.BYTES_PER_ELEMENT));
  for (const [j, { index }] of population.numeric.entries()) {
    const column = made.numeric.get(index) as Float64Array;
    const { center, factor } = scales[j] ?? { center: 0, factor: 1 };
    for (const [i, slot] of slots.entries()) values[i * columns + j] = ((column[slot] as number) - center) * factor;
  }
  return { rows: slots.length, columns, values };
}

/** What is said of near copies that are left. */
export function copiesKept(label: string, left: number, add: number): Warning {
  return {
    code: 'copies.kept',
    message: `Copying check: ${left} of ${add} new rows of class "${label}" nearly repeat a real row.`,
    where: { class: label },
  };
}
