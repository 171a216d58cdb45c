import { RandomStream } from '../random/stream.ts';
import { FIGURE_NAMES, type FigureName, type GuardFigures, guardFigures } from './guard/figures.ts';
import { type NeighbourAccess, quietly } from './nearest-rows.ts';
import { concatenate, distinctRows, type Points, pickRows } from './points.ts';

/** Rows of one class, real and synthetic, with the same columns. */
export interface ClassRows {
  readonly label: string;
  readonly real: Points;
  readonly synthetic: Points;
}

/** A figure over several random halves of the real rows. */
export interface FigureRange {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export interface ClassQuality {
  readonly k: number;
  readonly halves: number;
  readonly seed: number;
  /** Rows per set; real rows that are exact duplicates count once. */
  readonly rows: GuardFigures['rows'] & { readonly duplicates: number };
  readonly figures: Readonly<Record<FigureName, FigureRange | null>>;
  readonly reasons: Readonly<Partial<Record<FigureName, string>>>;
  /** What has to be known before these figures are used. */
  readonly notes: readonly string[];
}

/** Random halves that the figures are averaged over. */
const HALVES = 5;
/** With fewer held-out rows the figures say little: `spec` of the guard. */
const ENOUGH_HELD_OUT = 30;

export const PARENTS_UNKNOWN =
  'The real rows were split here, so held-out rows may have been parents of synthetic ones; variety then looks better than it is.';

/**
 * The distance figures class by class for real and synthetic rows of unknown history: exact duplicates among the real
 * rows of a class are kept once, the rest is split into random halves (train, holdout), several times.
 *
 * @param classes every class, those without synthetic rows included (they are the other side)
 */
export async function qualityByClass(
  classes: readonly ClassRows[],
  seed: number,
  access: NeighbourAccess = quietly,
): Promise<Map<string, ClassQuality>> {
  const distinct = classes.map(({ real }) => distinctRows(real));
  const results = new Map<string, ClassQuality>();
  for (const [classIndex, { label, real, synthetic }] of classes.entries()) {
    if (synthetic.count === 0) continue;
    const perHalf: GuardFigures[] = [];
    for (let half = 0; half < HALVES; half++) {
      const split = distinct.map((points, index) =>
        halve(points, new RandomStream({ seed, item: index, copy: half, step: 0 })),
      );
      const others = split.filter((_, index) => index !== classIndex).map(([train]) => train);
      const [train, holdout] = split[classIndex] ?? [real, real];
      perHalf.push(await guardFigures({ train, holdout, other: concatenate(others, real), synthetic }, access));
    }
    results.set(label, summarize(perHalf, { seed, duplicates: real.count - (distinct[classIndex]?.count ?? 0) }));
  }
  return results;
}

function halve(points: Points, random: RandomStream): [Points, Points] {
  const order = random.permutation(points.count);
  const middle = Math.ceil(points.count / 2);
  return [pickRows(points, order.subarray(0, middle)), pickRows(points, order.subarray(middle))];
}

function summarize(
  perHalf: readonly GuardFigures[],
  { seed, duplicates }: { seed: number; duplicates: number },
): ClassQuality {
  const first = perHalf[0] as GuardFigures;
  const notes = [PARENTS_UNKNOWN];
  if (first.rows.holdout < ENOUGH_HELD_OUT) {
    notes.push(
      `Too few rows to judge: ${first.rows.holdout} held-out rows, where ${ENOUGH_HELD_OUT} are wanted. Read the ranges, not the means.`,
    );
  }
  const figures = Object.fromEntries(
    FIGURE_NAMES.map((name) => {
      const values = perHalf.map((half) => half.figures[name]).filter((value) => value !== null);
      if (values.length < perHalf.length) return [name, null];
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      return [name, { mean, low: Math.min(...values), high: Math.max(...values) }];
    }),
  ) as Record<FigureName, FigureRange | null>;
  const reasons = Object.assign({}, ...perHalf.map((half) => half.reasons));
  return { k: first.k, halves: perHalf.length, seed, rows: { ...first.rows, duplicates }, figures, reasons, notes };
}
