import { describe, expect, it } from 'vitest';
import { tableOf } from '../../../../test/parity/references/golden-table.ts';
import { explain, run } from '../../../../test/parity/references/table-run.ts';

/** "few": 0 a, 1 a, 4 b, 6 a, with a code 1 1 2 1. How x spreads says how far b is from a. */
const table = tableOf(
  ['x', 'c', 'code', 'target'],
  [
    ['0', 'a', '1', 'few'],
    ['1', 'a', '1', 'few'],
    ['4', 'b', '2', 'few'],
    ['6', 'a', '1', 'few'],
    ...Array.from({ length: 9 }, (_, x) => [String(x), 'a', '3', 'many']),
  ],
);
const step = { method: 'SMOTENC', k_neighbors: 2, categorical_features: ['c', 'code'] };

describe('SMOTENC', () => {
  it('adds M² to the squared distance for each category that differs', async () => {
    const { classes } = await explain(table, step);

    const variance = (2.75 ** 2 + 1.75 ** 2 + 1.25 ** 2 + 3.25 ** 2) / 4;
    const found = classes.few as { median_std: number; distances: number[][]; neighbours: number[][] };
    expect(found.median_std).toBeCloseTo(Math.sqrt(variance), 12);
    expect(found.neighbours[2]).toEqual([3, 1]);
    expect(found.distances[2]![0]).toBeCloseTo(Math.sqrt(4 + 2 * variance), 12);
  });

  it('lets neighbors vote, and not the base', async () => {
    const { classes } = await explain(table, step);

    expect((classes.few as { vote_winners: unknown[] }).vote_winners[2]).toEqual({ 1: ['a'], 2: ['1'] });
  });

  it('treats numbers that are named as categories: new rows have only values that were there', async () => {
    const { synthetic } = await run(table, { ...step, sampling_strategy: { few: 40 } });

    expect(synthetic.count).toBe(36);
    expect([1, 2]).toEqual(expect.arrayContaining([...new Set(synthetic.numeric.get(2))]));
  });

  it('comes out otherwise when a column is named categorical', async () => {
    const auto = await run(table, { ...step, categorical_features: 'auto' });
    const named = await run(table, step);

    expect([...auto.synthetic.numeric.get(2)!].every(Number.isInteger)).toBe(false);
    expect([...named.synthetic.numeric.get(2)!].every(Number.isInteger)).toBe(true);
  });

  it('lets categories count nothing in the distance where numbers do not vary, but vote all the same', async () => {
    const flat = tableOf(
      ['x', 'c', 'target'],
      [...['a', 'b', 'b', 'b'].map((c) => ['7', c, 'few']), ...Array.from({ length: 9 }, () => ['8', 'a', 'many'])],
    );

    const { classes } = await explain(flat, { method: 'SMOTENC', k_neighbors: 3 });
    const { synthetic } = await run(flat, { method: 'SMOTENC', k_neighbors: 3 });

    expect(classes.few).toMatchObject({ median_std: 0, one_hot_value: 0, distances: Array(4).fill([0, 0, 0]) });
    expect([...synthetic.categorical.get(1)!]).toEqual([1, 1, 1, 1, 1]);
  });

  it('refuses a list that leaves out a column of text', async () => {
    await expect(run(table, { ...step, categorical_features: ['code'] })).rejects.toThrow(/leaves out "c"/);
  });

  it('proposes the name that was meant', async () => {
    await expect(run(table, { ...step, categorical_features: ['c', 'cod'] })).rejects.toThrow(/Did you mean "code"/);
  });

  it('refuses a list of every column', async () => {
    await expect(run(table, { ...step, categorical_features: ['x', 'c', 'code'] })).rejects.toThrow(/SMOTEN/);
  });
});

describe('SMOTE on a table with text', () => {
  it('says which methods take the columns', async () => {
    await expect(run(table, { method: 'SMOTE' })).rejects.toThrow(
      /these columns hold text: "c"\. Use a method that takes them \(RandomOverSampler, SMOTENC\)/,
    );
  });
});
