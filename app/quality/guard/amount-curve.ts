import type { NeighbourAccess } from '../nearest-rows.ts';
import { type Points, scaled, standardScaling } from '../points.ts';
import { GrowingCopies } from './growing-copies.ts';
import { GrowingCoverage } from './growing-coverage.ts';
import { GUARD_K, NEAR_COPY_QUOTIENT, realRecall, usualDistance } from './real-rows.ts';

/** The two figures that have a threshold in the amount, at one amount. */
export interface CurvePoint {
  /** Multiple of the class's real rows that took part. */
  readonly amount: number;
  /** Synthetic rows at this amount. */
  readonly rows: number;
  /** Recall of held-out rows over what real rows reach; null where it cannot be computed. */
  readonly varietyKept: number | null;
  /** Share of synthetic rows that nearly repeat another row; null where it cannot be computed. */
  readonly nearCopies: number | null;
}

export interface CurveRows {
  /** Rows of the class that the synthetic ones were made from. */
  readonly train: Points;
  /** Rows of the class that took no part. */
  readonly holdout: Points;
  /** Training rows of the other classes: they only take part in the scaling. */
  readonly other: Points;
  /** One stream: a bigger amount takes more rows from its start. */
  readonly stream: Points;
}

/**
 * Variety kept and near copies along one nested stream, at each amount: a bigger amount takes up where the smaller one
 * ended. Both are exact, as `spec` of the guard defines them.
 *
 * @param amounts ascending, above 0; amounts beyond the stream's length are left out
 */
export async function amountCurve(
  rows: CurveRows,
  amounts: readonly number[],
  access: NeighbourAccess,
): Promise<readonly CurvePoint[]> {
  const scaling = standardScaling([rows.train, rows.other]);
  const train = scaled(rows.train, scaling);
  const holdout = scaled(rows.holdout, scaling);
  const stream = scaled(rows.stream, scaling);
  const recallReal = (await realRecall(train, holdout, access)) ?? 0;
  const usual = (await usualDistance(train, access)) ?? 0;
  const copies = new GrowingCopies({ stream, train }, (NEAR_COPY_QUOTIENT * usual) ** 2, access);
  const coverage = new GrowingCoverage({ stream, holdout }, GUARD_K, access);
  const points: CurvePoint[] = [];
  for (const amount of amounts) {
    const count = Math.round(amount * train.count);
    if (count > stream.count) break;
    const measurable = recallReal > 0 && count > GUARD_K;
    // Side by side: the one waits for threads where there are some, the other works in this one.
    const [covered, repeated] = await Promise.all([
      measurable ? coverage.growTo(count) : null,
      usual > 0 && count > 0 ? copies.growTo(count) : null,
    ]);
    points.push({
      amount,
      rows: count,
      varietyKept: covered === null ? null : covered / holdout.count / recallReal,
      nearCopies: repeated === null ? null : repeated / count,
    });
  }
  return points;
}
