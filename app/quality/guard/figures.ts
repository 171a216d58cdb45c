import { type Points, scaled, standardScaling, totalVariance } from '../points.ts';
import {
  ballsHit,
  ballsSquared,
  coveredPoints,
  meanDistance,
  medianOf,
  nearestSquared,
  othersAmongNearest,
  pointsInBalls,
} from './distances.ts';

/**
 * The distance figures of one class: how synthetic rows S lie beside the rows they were made from (train, A), rows of
 * the class that took no part (holdout, H) and training rows of other classes (other, O). Precision, recall, density
 * and coverage are those of Kynkäänniemi et al. (2019) and Naeem et al. (2020); energy is the energy distance of
 * Székely and Rizzo.
 */
export interface GuardRows {
  readonly train: Points;
  readonly holdout: Points;
  readonly other: Points;
  readonly synthetic: Points;
}

export const FIGURE_NAMES = [
  'precision',
  'recall',
  'density',
  'coverage',
  'energy',
  'median_nearest_real_distance',
  'novelty',
  'near_copies',
  'nearer_to_train_than_holdout',
  'wrong_side',
  'spread',
  'recall_real',
  'variety_kept',
] as const;

export type FigureName = (typeof FIGURE_NAMES)[number];

export interface GuardFigures {
  readonly k: number;
  readonly rows: Readonly<Record<keyof GuardRows, number>>;
  /** Null where the figure cannot be computed; `reasons` says why. */
  readonly figures: Readonly<Record<FigureName, number | null>>;
  readonly reasons: Readonly<Partial<Record<FigureName, string>>>;
}

/** Neighbours that make a ball. */
export const GUARD_K = 5;
/** A synthetic row nearer than this share of the usual distance between real rows is a near copy. */
export const NEAR_COPY_QUOTIENT = 0.1;
/** Of five nearest rows, this many of another class put a row on the wrong side. */
const WRONG_SIDE_NEIGHBOURS = 3;

/**
 * Computes all figures. Columns are standardized by the training rows (`train` and `other` together); nothing is
 * thinned or de-duplicated.
 *
 * @param rows four sets with the same columns, values finite
 */
export function guardFigures(rows: GuardRows, k = GUARD_K): GuardFigures {
  const scaling = standardScaling([rows.train, rows.other]);
  const a = scaled(rows.train, scaling);
  const h = scaled(rows.holdout, scaling);
  const o = scaled(rows.other, scaling);
  const s = scaled(rows.synthetic, scaling);
  const collector = new FigureCollector();
  const variety = varietyOf(a, h, s, k, collector);
  collector.put('spread', spreadReason(a, s), () => totalVariance(s) / totalVariance(a));
  copyingOf(a, h, s, collector);
  collector.put('wrong_side', tooFew('real rows', a.count + o.count, k) ?? none('synthetic', s), () => {
    const counts = othersAmongNearest(s, a, o, k);
    return counts.filter((n) => n >= WRONG_SIDE_NEIGHBOURS).length / s.count;
  });
  collector.put('energy', none('held-out', h) ?? none('synthetic', s), () => {
    return 2 * meanDistance(h, s) - meanDistance(h, h) - meanDistance(s, s);
  });
  collector.put('variety_kept', variety.reason, variety.compute);
  return {
    k,
    rows: { train: a.count, holdout: h.count, other: o.count, synthetic: s.count },
    figures: collector.figures(),
    reasons: collector.reasons,
  };
}

/** Precision, recall, density, coverage and recall among real rows; returns how variety kept follows from them. */
function varietyOf(a: Points, h: Points, s: Points, k: number, collector: FigureCollector) {
  const holdoutReason = tooFew('held-out rows', h.count, k + 1) ?? none('synthetic', s);
  const syntheticReason = tooFew('synthetic rows', s.count, k + 1) ?? none('held-out', h);
  const realReason = tooFew('held-out rows', h.count, k + 1) ?? tooFew('training rows', a.count, k + 1);
  const holdoutBalls =
    holdoutReason === undefined || realReason === undefined ? ballsSquared(h, k) : new Float64Array();
  if (holdoutReason === undefined) {
    const inside = pointsInBalls(h, holdoutBalls, s);
    collector.put('precision', undefined, () => inside.covered / s.count);
    collector.put('density', undefined, () => inside.pairs / (k * s.count));
    collector.put('coverage', undefined, () => ballsHit(h, holdoutBalls, s) / h.count);
  } else {
    for (const name of ['precision', 'density', 'coverage'] as const) collector.put(name, holdoutReason, () => 0);
  }
  const recall = collector.put('recall', syntheticReason, () => coveredPoints(s, ballsSquared(s, k), h) / h.count);
  const recallReal = collector.put('recall_real', realReason, () => {
    return (coveredPoints(a, ballsSquared(a, k), h) / h.count + coveredPoints(h, holdoutBalls, a) / a.count) / 2;
  });
  const zero =
    recallReal === 0 ? 'no held-out row lies near a training row, so there is nothing to compare with' : undefined;
  return { reason: syntheticReason ?? realReason ?? zero, compute: () => (recall ?? 0) / (recallReal ?? 1) };
}

/** Figures about synthetic rows that repeat real ones. */
function copyingOf(a: Points, h: Points, s: Points, collector: FigureCollector): void {
  const usual = collector.put('median_nearest_real_distance', tooFew('training rows', a.count, 2), () =>
    medianOf(nearestSquared(a, a).map(Math.sqrt)),
  );
  const reason = usual === null ? tooFew('training rows', a.count, 2) : usual === 0 ? IDENTICAL : none('synthetic', s);
  const quotients = reason === undefined && usual !== null ? noveltyQuotients(a, s, usual) : new Float64Array();
  collector.put('novelty', reason, () => medianOf(quotients));
  collector.put('near_copies', reason, () => quotients.filter((q) => q < NEAR_COPY_QUOTIENT).length / s.count);
  collector.put(
    'nearer_to_train_than_holdout',
    none('held-out', h) ?? none('synthetic', s) ?? none('training', a),
    () => {
      const toTrain = nearestSquared(s, a);
      const toHoldout = nearestSquared(s, h);
      return toTrain.filter((d, i) => d < (toHoldout[i] as number)).length / s.count;
    },
  );
}

const IDENTICAL = 'at least half of the training rows have an identical twin, so the usual distance between rows is 0';

/** Distance of every synthetic row to its nearest training or other synthetic row, over the usual distance between real rows. */
function noveltyQuotients(a: Points, s: Points, usual: number): Float64Array {
  const toTrain = nearestSquared(s, a);
  const toSynthetic = nearestSquared(s, s);
  return toTrain.map((d, i) => Math.sqrt(Math.min(d, toSynthetic[i] as number)) / usual);
}

function spreadReason(a: Points, s: Points): string | undefined {
  return (
    tooFew('training rows', a.count, 2) ??
    none('synthetic', s) ??
    (totalVariance(a) === 0 ? 'all training rows are equal' : undefined)
  );
}

function tooFew(what: string, count: number, needed: number): string | undefined {
  return count >= needed ? undefined : `needs at least ${needed} ${what}; there are ${count}`;
}

function none(what: string, points: Points): string | undefined {
  return points.count > 0 ? undefined : `there are no ${what} rows`;
}

/** Gathers figures with the reasons of those that cannot be computed. */
class FigureCollector {
  readonly #values = new Map<FigureName, number | null>();
  readonly reasons: Partial<Record<FigureName, string>> = {};

  put(name: FigureName, reason: string | undefined, compute: () => number): number | null {
    if (reason !== undefined) this.reasons[name] = reason;
    const value = reason === undefined ? compute() : null;
    this.#values.set(name, value);
    return value;
  }

  figures(): Record<FigureName, number | null> {
    const entries = FIGURE_NAMES.map((name) => [name, this.#values.get(name) ?? null] as const);
    return Object.fromEntries(entries) as Record<FigureName, number | null>;
  }
}
