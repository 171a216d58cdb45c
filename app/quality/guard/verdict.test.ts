import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../random/stream.ts';
import { quietly } from '../nearest-rows.ts';
import type { Points } from '../points.ts';
import { amountCurve, type CurvePoint } from './amount-curve.ts';
import { guardFigures } from './figures.ts';
import { amountsUpTo, stopByVariety, verdictSentence } from './verdict.ts';

type Law = (random: RandomStream, columns: number) => number[];

const gaussian: Law = (random, columns) => Array.from({ length: columns }, () => random.normal());

function draw(law: Law, count: number, columns: number, item: number): Points {
  const random = new RandomStream({ seed: 3, item, copy: 0, step: 0 });
  return {
    count,
    columns,
    values: Float64Array.from(Array.from({ length: count }, () => law(random, columns)).flat()),
  };
}

/** SMOTE by its definition, slowly: a base, one of its five nearest, a step between. */
function smote(train: Points, count: number): Points {
  const random = new RandomStream({ seed: 4, item: 0, copy: 0, step: 0 });
  const row = (i: number) => train.values.subarray(i * train.columns, (i + 1) * train.columns);
  const distance = (i: number, j: number) => row(i).reduce((sum, v, c) => sum + (v - row(j)[c]!) ** 2, 0);
  const rows = Array.from({ length: train.count }, (_, i) => i);
  const nearest = rows.map((i) =>
    rows
      .filter((j) => j !== i)
      .sort((x, y) => distance(i, x) - distance(i, y))
      .slice(0, 5),
  );
  const values = Array.from({ length: count }, () => {
    const base = random.below(train.count);
    const neighbour = nearest[base]![random.below(5)]!;
    const u = random.uniform();
    return [...row(base)].map((v, c) => v + u * (row(neighbour)[c]! - v));
  });
  return { count, columns: train.columns, values: Float64Array.from(values.flat()) };
}

const none = (columns: number): Points => ({ count: 0, columns, values: new Float64Array() });
const amounts = amountsUpTo(50);

describe('the verdict on the amount', () => {
  it.each([2, 10, 50])('finds no stop up to 50 times for a perfect generator in %d columns', async (columns) => {
    const stream = draw(gaussian, 50 * 60, columns, 3);

    const curve = await amountCurve(
      { train: draw(gaussian, 60, columns, 1), holdout: draw(gaussian, 60, columns, 2), other: none(columns), stream },
      amounts,
      quietly,
    );

    const untilCopies = curve.filter(({ nearCopies }) => nearCopies! <= 0.5);
    expect(Math.min(...curve.map(({ varietyKept }) => varietyKept!))).toBeGreaterThan(0.7);
    if (columns > 2) expect(untilCopies).toHaveLength(amounts.length);
  });

  it('stops SMOTE on a Gaussian class of 30 columns at 2 times or earlier', async () => {
    const train = draw(gaussian, 60, 30, 1);

    const curve = await amountCurve(
      { train, holdout: draw(gaussian, 60, 30, 2), other: none(30), stream: smote(train, 600) },
      amounts,
      quietly,
    );

    expect(stopByVariety(curve)).toBeLessThanOrEqual(2);
  });

  it('agrees at every amount with the figures computed from scratch', async () => {
    const train = draw(gaussian, 40, 4, 1);
    const sets = { train, holdout: draw(gaussian, 40, 4, 2), other: draw(gaussian, 30, 4, 5) };
    const stream = smote(train, 200);

    for (const point of await amountCurve({ ...sets, stream }, [0.5, 1, 2, 5], quietly)) {
      const synthetic = { ...stream, count: point.rows, values: stream.values.subarray(0, point.rows * 4) };
      const { figures } = await guardFigures({ ...sets, synthetic });
      expect(point.varietyKept).toBeCloseTo(figures.variety_kept!, 12);
      expect(point.nearCopies).toBeCloseTo(figures.near_copies!, 12);
    }
  });

  it('says that there are too few rows instead of giving a number', async () => {
    const train = draw(gaussian, 4, 2, 1);

    const curve = await amountCurve(
      { train, holdout: draw(gaussian, 4, 2, 2), other: none(2), stream: none(2) },
      [1, 2],
      quietly,
    );

    expect(stopByVariety(curve)).toBeNull();
    expect(verdictSentence('rare', curve, null)).toBe(
      'Too few rows of "rare" to judge how many synthetic ones are enough.',
    );
  });

  it('stops at the last amount before the first one beyond a limit, even when a later one is within', async () => {
    const at = (amount: number, varietyKept: number): CurvePoint => ({
      amount,
      rows: amount * 10,
      varietyKept,
      nearCopies: 0,
    });

    expect(stopByVariety([at(0.5, 0.9), at(1, 0.4), at(2, 0.6)])).toBe(0.5);
  });

  it('looks at the grid below what is asked for, and at what is asked for', async () => {
    expect(amountsUpTo(9)).toEqual([0.5, 1, 2, 5, 9]);
    expect(amountsUpTo(0)).toEqual([]);
    expect(amountsUpTo(4558)).toEqual([0.5, 1, 2, 5, 10, 20, 50]);
  });
});
