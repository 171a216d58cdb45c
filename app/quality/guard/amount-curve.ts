import { type Points, scaled, standardScaling } from '../points.ts';
import { ballsSquared, coveredPoints, medianOf, nearestSquared } from './distances.ts';
import { GUARD_K, NEAR_COPY_QUOTIENT } from './figures.ts';
import { GrowingNeighbours } from './growing-neighbours.ts';

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
 * Variety kept and near copies along one nested stream, at each amount. Neighbour lists among the synthetic rows grow
 * with the stream, so a bigger amount reuses the work of the smaller ones.
 *
 * @param amounts ascending, above 0; amounts beyond the stream's length are left out
 */
export function amountCurve(rows: CurveRows, amounts: readonly number[], k = GUARD_K): readonly CurvePoint[] {
  const scaling = standardScaling([rows.train, rows.other]);
  const a = scaled(rows.train, scaling);
  const h = scaled(rows.holdout, scaling);
  const s = scaled(rows.stream, scaling);
  const recallReal = realRecall(a, h, k);
  const usual = a.count < 2 ? 0 : medianOf(nearestSquared(a, a).map(Math.sqrt));
  const nearCopySquared = (NEAR_COPY_QUOTIENT * usual) ** 2;
  const toTrain = usual > 0 ? nearestSquared(s, a) : new Float64Array();
  const growing = new GrowingNeighbours(s, k);
  const points: CurvePoint[] = [];
  for (const amount of amounts) {
    const count = Math.round(amount * a.count);
    if (count > s.count) break;
    growing.growTo(count);
    const centers = { ...s, count };
    const measurable = recallReal > 0 && count > k;
    points.push({
      amount,
      rows: count,
      varietyKept: measurable ? coveredPoints(centers, growing.ballsSquared(), h) / h.count / recallReal : null,
      nearCopies: usual > 0 && count > 0 ? growing.countNearer(nearCopySquared, toTrain) / count : null,
    });
  }
  return points;
}

/** Mean over both directions of the share of rows inside balls of the other half; 0 where a half is too small for balls. */
function realRecall(a: Points, h: Points, k: number): number {
  if (a.count <= k || h.count <= k) return 0;
  return (coveredPoints(a, ballsSquared(a, k), h) / h.count + coveredPoints(h, ballsSquared(h, k), a) / a.count) / 2;
}
