import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../random/stream.ts';
import { quietly } from '../nearest-rows.ts';
import type { Points } from '../points.ts';
import { GrowingCopies } from './growing-copies.ts';
import { GrowingCoverage } from './growing-coverage.ts';

/** Rows on a coarse grid, so that distances tie, around as many centers as asked. */
function rows(count: number, { columns, centers, item }: { columns: number; centers: number; item: number }): Points {
  const random = new RandomStream({ seed: 3, item, copy: 0, step: 0 });
  const values = Float64Array.from({ length: count * columns }, () => 0);
  for (let i = 0; i < count; i++) {
    const center = 3 * random.below(centers);
    for (let j = 0; j < columns; j++) values[i * columns + j] = center + Math.round(4 * random.normal()) / 4;
  }
  return { count, columns, values };
}

function squared(a: Points, i: number, b: Points, j: number): number {
  let sum = 0;
  for (let c = 0; c < a.columns; c++) sum += (a.values[i * a.columns + c]! - b.values[j * a.columns + c]!) ** 2;
  return sum;
}

/** The definition, pair by pair. */
function plainly({ stream, holdout, train }: Record<string, Points>, count: number, limit: number) {
  const others = (i: number) =>
    Array.from({ length: count }, (_, j) => j)
      .filter((j) => j !== i)
      .map((j) => squared(stream!, i, stream!, j))
      .sort((x, y) => x - y);
  const lists = Array.from({ length: count }, (_, i) => others(i));
  const isIn = (h: number) => lists.some((list, i) => squared(stream!, i, holdout!, h) <= list[4]!);
  const repeats = lists.filter(
    (list, i) =>
      list[0]! < limit ||
      Array.from({ length: train!.count }, (_, j) => squared(stream!, i, train!, j) < limit).includes(true),
  );
  return {
    covered: Array.from({ length: holdout!.count }, (_, h) => h).filter(isIn).length,
    copies: repeats.length,
  };
}

describe('growing figures', () => {
  it.each([
    { columns: 1, centers: 1 },
    { columns: 2, centers: 3 },
    { columns: 6, centers: 4 },
  ])('are those of the definition at every amount, ties included: %o', async (shape) => {
    const sets = {
      stream: rows(400, { ...shape, item: 1 }),
      holdout: rows(70, { ...shape, centers: shape.centers + 1, item: 2 }),
      train: rows(60, { ...shape, item: 3 }),
    };
    const coverage = new GrowingCoverage(sets, 5, quietly);
    const copies = new GrowingCopies(sets, 0.1, quietly);

    for (const count of [6, 40, 41, 160, 400]) {
      const expected = plainly(sets, count, 0.1);
      expect({ covered: await coverage.growTo(count), copies: await copies.growTo(count) }).toEqual(expected);
    }
  });

  it('stay exact beyond the first block', async () => {
    const shape = { columns: 3, centers: 2 };
    const sets = { stream: rows(6000, { ...shape, item: 4 }), holdout: rows(40, { ...shape, item: 5 }) };
    const inSteps = new GrowingCoverage(sets, 5, quietly);
    for (const count of [500, 3000]) await inSteps.growTo(count);

    expect(await inSteps.growTo(6000)).toBe(await new GrowingCoverage(sets, 5, quietly).growTo(6000));
    expect(await inSteps.growTo(6000)).toBe(coveredPlainly(sets, 5));
  });
});

function coveredPlainly({ stream, holdout }: { stream: Points; holdout: Points }, k: number): number {
  let covered = 0;
  for (let h = 0; h < holdout.count; h++) {
    for (let i = 0; i < stream.count; i++) {
      const reach = squared(stream, i, holdout, h);
      let nearer = 0;
      for (let j = 0; j < stream.count && nearer < k; j++) {
        if (j !== i && squared(stream, i, stream, j) < reach) nearer++;
      }
      if (nearer >= k) continue;
      covered++;
      break;
    }
  }
  return covered;
}
