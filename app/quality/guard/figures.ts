import { type NeighbourAccess, nearestRows, quietly } from '../nearest-rows.ts';
import { concatenate, type Points, pickRows, scaled, standardScaling, totalVariance } from '../points.ts';
import { meanDistance, medianOf, pointsInBalls } from './distances.ts';
import { GrowingCopies } from './growing-copies.ts';
import { GrowingCoverage } from './growing-coverage.ts';
import { ballsOf, GUARD_K, NEAR_COPY_QUOTIENT, realRecall, usualDistance } from './real-rows.ts';

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
  /** How many rows a figure looked at that did not look at all of them. */
  readonly sampled: Readonly<Partial<Record<FigureName, number>>>;
}

/** Of five nearest rows, this many of another class put a row on the wrong side. */
const WRONG_SIDE_NEIGHBOURS = 3;

/** Of more rows than this, figures that need all pairs take so many, evenly spaced; `sampled` says so. */
const MOST_FOR_ALL_PAIRS = 5_000;
const MOST_FOR_MEDIAN = 20_000;

/**
 * Computes all figures. Columns are standardized by the training rows (`train` and `other` together); nothing is
 * thinned or de-duplicated. All are exact but for `energy` beyond 5,000 rows a set and `novelty` beyond 20,000
 * synthetic rows, which look at that many, evenly spaced.
 *
 * @param rows four sets with the same columns, values finite
 */
export async function guardFigures(rows: GuardRows, access: NeighbourAccess = quietly): Promise<GuardFigures> {
  const scaling = standardScaling([rows.train, rows.other]);
  const scale = (points: Points) => scaled(points, scaling);
  const sets = { a: scale(rows.train), h: scale(rows.holdout), o: scale(rows.other), s: scale(rows.synthetic) };
  const { a, h, o, s } = sets;
  const collector = new FigureCollector();
  await collector.put('spread', spreadReason(a, s), () => totalVariance(s) / totalVariance(a));
  await varietyOf(sets, access, collector);
  await copyingOf(sets, access, collector);
  await collector.put('wrong_side', tooFew('real rows', a.count + o.count, GUARD_K) ?? none('synthetic', s), () =>
    wrongSide(sets, access),
  );
  await collector.put('energy', none('held-out', h) ?? none('synthetic', s), () => energyDistance(h, s, access));
  const sampled = {
    ...(Math.max(h.count, s.count) > MOST_FOR_ALL_PAIRS ? { energy: MOST_FOR_ALL_PAIRS } : {}),
    ...(s.count > MOST_FOR_MEDIAN ? { novelty: MOST_FOR_MEDIAN } : {}),
  };
  return {
    k: GUARD_K,
    rows: { train: a.count, holdout: h.count, other: o.count, synthetic: s.count },
    figures: collector.figures(),
    reasons: collector.reasons,
    sampled,
  };
}

interface ScaledRows {
  readonly a: Points;
  readonly h: Points;
  readonly o: Points;
  readonly s: Points;
}

/** Precision, density, coverage and recall, recall among real rows, and variety kept. */
async function varietyOf({ a, h, s }: ScaledRows, access: NeighbourAccess, collector: FigureCollector): Promise<void> {
  const k = GUARD_K;
  const holdoutReason = tooFew('held-out rows', h.count, k + 1) ?? none('synthetic', s);
  const syntheticReason = tooFew('synthetic rows', s.count, k + 1) ?? none('held-out', h);
  const realReason = tooFew('held-out rows', h.count, k + 1) ?? tooFew('training rows', a.count, k + 1);
  const balls = holdoutReason === undefined ? await ballsOf(h, access) : undefined;
  const inside = balls === undefined ? undefined : await pointsInBalls(balls, s, access.control);
  await collector.put('precision', holdoutReason, () => (inside?.covered ?? 0) / s.count);
  await collector.put('density', holdoutReason, () => (inside?.pairs ?? 0) / (k * s.count));
  await collector.put('coverage', holdoutReason, async () => {
    const { squaredDistances } = await nearestRows({ queries: h, among: s, k: 1, stage: STAGE }, access);
    return squaredDistances.filter((d, i) => d <= (balls?.radii[i] as number)).length / h.count;
  });
  const recall = await collector.put('recall', syntheticReason, async () => {
    return (await new GrowingCoverage({ stream: s, holdout: h }, k, access).growTo(s.count)) / h.count;
  });
  const recallReal = await collector.put('recall_real', realReason, async () => {
    return (await realRecall(a, h, access)) as number;
  });
  const zero =
    recallReal === 0 ? 'no held-out row lies near a training row, so there is nothing to compare with' : undefined;
  await collector.put('variety_kept', syntheticReason ?? realReason ?? zero, () => (recall ?? 0) / (recallReal ?? 1));
}

const STAGE = 'Comparing rows';

/** Figures about synthetic rows that repeat real ones. */
async function copyingOf({ a, h, s }: ScaledRows, access: NeighbourAccess, collector: FigureCollector): Promise<void> {
  const usual = await collector.put('median_nearest_real_distance', tooFew('training rows', a.count, 2), async () => {
    return (await usualDistance(a, access)) as number;
  });
  const reason = usual === null ? tooFew('training rows', a.count, 2) : usual === 0 ? IDENTICAL : none('synthetic', s);
  await collector.put('novelty', reason, async () => (await medianNovelty(a, s, access)) / (usual ?? 1));
  await collector.put('near_copies', reason, async () => {
    const limit = (NEAR_COPY_QUOTIENT * (usual ?? 0)) ** 2;
    return (await new GrowingCopies({ stream: s, train: a }, limit, access).growTo(s.count)) / s.count;
  });
  await collector.put(
    'nearer_to_train_than_holdout',
    none('held-out', h) ?? none('synthetic', s) ?? none('training', a),
    async () => {
      const toTrain = await nearestRows({ queries: s, among: a, k: 1, stage: STAGE }, access);
      const toHoldout = await nearestRows({ queries: s, among: h, k: 1, stage: STAGE }, access);
      const holdout = toHoldout.squaredDistances;
      return toTrain.squaredDistances.filter((d, i) => d < (holdout[i] as number)).length / s.count;
    },
  );
}

/** Median over the synthetic rows of the distance to the nearest training or other synthetic row. */
async function medianNovelty(a: Points, s: Points, access: NeighbourAccess): Promise<number> {
  const rows = evenlySpaced(s.count, MOST_FOR_MEDIAN);
  const queries = pickRows(s, rows);
  const toTrain = await nearestRows({ queries, among: a, k: 1, stage: STAGE }, access);
  const self = (query: number) => rows[query] as number;
  const toOthers = await nearestRows({ queries, among: s, k: 1, self, stage: STAGE }, access);
  const others = toOthers.squaredDistances;
  return medianOf(toTrain.squaredDistances.map((d, i) => Math.sqrt(Math.min(d, others[i] as number))));
}

async function wrongSide({ a, o, s }: ScaledRows, access: NeighbourAccess): Promise<number> {
  // Training rows of the class stand first, so that they win ties.
  const real = concatenate([a, o], a);
  const { positions } = await nearestRows({ queries: s, among: real, k: GUARD_K, stage: STAGE }, access);
  let wrong = 0;
  for (let row = 0; row < s.count; row++) {
    const nearest = positions.subarray(row * GUARD_K, (row + 1) * GUARD_K);
    if (nearest.filter((position) => position >= a.count).length >= WRONG_SIDE_NEIGHBOURS) wrong++;
  }
  return wrong / s.count;
}

/** 2·mean(H, S) − mean(H, H) − mean(S, S), means over all ordered pairs. */
export async function energyDistance(h: Points, s: Points, { control }: NeighbourAccess): Promise<number> {
  const few = (points: Points) => pickRows(points, evenlySpaced(points.count, MOST_FOR_ALL_PAIRS));
  const [a, b] = [few(h), few(s)];
  const between = await meanDistance(a, b, control);
  return 2 * between - (await meanDistance(a, a, control)) - (await meanDistance(b, b, control));
}

/** All rows, or so many of them at equal steps. */
function evenlySpaced(count: number, most: number): Uint32Array {
  const taken = Math.min(count, most);
  return Uint32Array.from({ length: taken }, (_, i) => Math.floor((i * count) / taken));
}

const IDENTICAL = 'at least half of the training rows have an identical twin, so the usual distance between rows is 0';

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

  async put(
    name: FigureName,
    reason: string | undefined,
    compute: () => number | Promise<number>,
  ): Promise<number | null> {
    if (reason !== undefined) this.reasons[name] = reason;
    const value = reason === undefined ? await compute() : null;
    this.#values.set(name, value);
    return value;
  }

  figures(): Record<FigureName, number | null> {
    const entries = FIGURE_NAMES.map((name) => [name, this.#values.get(name) ?? null] as const);
    return Object.fromEntries(entries) as Record<FigureName, number | null>;
  }
}
