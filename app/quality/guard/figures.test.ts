import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../random/stream.ts';
import type { Points } from '../points.ts';
import { guardFigures } from './figures.ts';

/** Rows of independent standard normals. */
function normalRows(count: number, columns: number, item: number): Points {
  const random = new RandomStream({ seed: 1, item, copy: 0, step: 0 });
  return { count, columns, values: Float64Array.from({ length: count * columns }, () => random.normal()) };
}

function rowsOf(columns: number, ...values: number[]): Points {
  return { count: values.length / columns, columns, values: Float64Array.from(values) };
}

const nothing = (columns: number): Points => ({ count: 0, columns, values: new Float64Array() });

describe('guardFigures', () => {
  it('finds full variety and no copies in fresh rows of the same law', async () => {
    const sets = [60, 60, 120, 120].map((count, i) => normalRows(count, 3, i));

    const { figures } = await guardFigures({
      train: sets[0]!,
      holdout: sets[1]!,
      other: sets[2]!,
      synthetic: sets[3]!,
    });

    expect(figures.variety_kept).toBeGreaterThan(0.85);
    expect(figures.near_copies).toBeLessThan(0.05);
    expect(figures.spread).toBeGreaterThan(0.6);
  });

  it('marks rows that repeat the training rows as near copies, every one', async () => {
    const train = normalRows(40, 4, 1);

    const { figures } = await guardFigures({
      train,
      holdout: normalRows(40, 4, 2),
      other: normalRows(40, 4, 3),
      synthetic: train,
    });

    expect(figures.near_copies).toBe(1);
    expect(figures.nearer_to_train_than_holdout).toBe(1);
  });

  it('puts rows of the other class on the wrong side', async () => {
    const far = normalRows(80, 2, 5);
    const other = { ...far, values: far.values.map((v) => v + 20) };

    const { figures } = await guardFigures({
      train: normalRows(40, 2, 1),
      holdout: normalRows(40, 2, 2),
      other,
      synthetic: other,
    });

    expect(figures.wrong_side).toBe(1);
  });

  it('gives null with its reason for every figure that too few rows cannot carry', async () => {
    const one = rowsOf(2, 0, 0);

    const { figures, reasons } = await guardFigures({
      train: one,
      holdout: one,
      other: nothing(2),
      synthetic: rowsOf(2, 1, 1),
    });

    for (const name of [
      'precision',
      'recall',
      'recall_real',
      'variety_kept',
      'novelty',
      'spread',
      'wrong_side',
    ] as const) {
      expect(figures[name], name).toBeNull();
      expect(reasons[name], name).toMatch(/needs at least|there are no/);
    }
  });

  it('gives null, not a number made up, when all training rows are equal', async () => {
    const equal = rowsOf(1, ...new Array<number>(12).fill(3));

    const { figures, reasons } = await guardFigures({
      train: equal,
      holdout: equal,
      other: rowsOf(1, 1, 2, 3),
      synthetic: equal,
    });

    expect(figures.near_copies).toBeNull();
    expect(figures.spread).toBeNull();
    expect(reasons.spread).toBe('all training rows are equal');
  });

  it('gives null for everything about synthetic rows when there are none', async () => {
    const { figures } = await guardFigures({
      train: normalRows(20, 2, 1),
      holdout: normalRows(20, 2, 2),
      other: normalRows(20, 2, 3),
      synthetic: nothing(2),
    });

    expect(figures.recall_real).not.toBeNull();
    expect(figures.precision).toBeNull();
    expect(figures.energy).toBeNull();
  });
});
