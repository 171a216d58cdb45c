import type { CurvePoint } from './amount-curve.ts';

/** Share of variety below which more rows are called too many: a visible setting. */
export const VARIETY_LIMIT = 0.5;
/** Share of near copies above which more rows are called too many. */
export const NEAR_COPIES_LIMIT = 0.5;

/** The amounts that are looked at, as multiples of a class's real rows. */
const GRID = [0.5, 1, 2, 5, 10, 20, 50];

/** The largest amount that is looked at; who asks for more is told so. */
const LARGEST = 50;

/** The grid's amounts below what is asked for, then what is asked for, at most 50. Empty when nothing is asked for. */
export function amountsUpTo(asked: number): readonly number[] {
  const last = Math.min(asked, LARGEST);
  return asked > 0 ? [...GRID.filter((amount) => amount < last), last] : [];
}

/**
 * The largest amount at which, there and at every smaller one, variety and near copies are within their limits; 0 when
 * the smallest is already beyond, null when no amount could be judged.
 */
export function stopByVariety(curve: readonly CurvePoint[]): number | null {
  let stop = 0;
  let judged = false;
  for (const { amount, varietyKept, nearCopies } of curve) {
    if (varietyKept === null && nearCopies === null) continue;
    judged = true;
    if ((varietyKept ?? 1) < VARIETY_LIMIT || (nearCopies ?? 0) > NEAR_COPIES_LIMIT) return stop;
    stop = amount;
  }
  return judged ? stop : null;
}

/** What the curve says, in a sentence or two for a person; it states measures and promises nothing. */
export function verdictSentence(label: string, curve: readonly CurvePoint[], stop: number | null): string {
  const last = curve.at(-1);
  if (stop === null || last === undefined)
    return `Too few rows of "${label}" to judge how many synthetic ones are enough.`;
  const beyond = curve.find(({ amount, varietyKept }) => amount > stop && varietyKept !== null);
  if (beyond === undefined) {
    return `Up to ${times(last.amount)}, the new rows of "${label}" still spread like the real ones (${percent(last.varietyKept)} of their variety kept).`;
  }
  const cause =
    (beyond.varietyKept ?? 1) < VARIETY_LIMIT
      ? `only ${percent(beyond.varietyKept)} of the variety of held-out rows is left: they describe the lines between your rows`
      : `${percent(beyond.nearCopies)} of them nearly repeat another row`;
  const until =
    stop === 0
      ? `Even few new rows of "${label}" lose variety.`
      : `Up to ${times(stop)}, the new rows of "${label}" still spread like the real ones.`;
  return `${until} At ${times(beyond.amount)}, ${cause}.`;
}

function times(amount: number): string {
  const rounded = Math.round(amount * 100) / 100;
  return rounded === 1 ? '1 time the real rows' : `${rounded} times the real rows`;
}

function percent(share: number | null): string {
  return share === null ? 'an unknown share' : `${Math.round(share * 100)} %`;
}
