import type { Matrix } from '../matrix.ts';
import type { StepInput } from '../method.ts';

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
