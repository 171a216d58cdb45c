import { describe, expect, it } from 'vitest';
import { runTabularRecipe } from '../../app/tabular/run-recipe.ts';
import { NeighbourPool } from '../../main/engine/jobs/neighbour-pool.ts';
import { expectOnSegment } from './references/golden-checks.ts';
import { tableOf } from './references/golden-table.ts';
import {
  categoricalFeatures,
  plainNearest,
  plainSpread,
  plainSquared,
  plainValueDifference,
  plainWinners,
  rowsOf,
} from './references/plain-samplers.ts';
import { randomCategories, randomTable } from './references/random-tables.ts';
import { bytesOf, explain, quietContext, recipeOf, run } from './references/table-run.ts';

/** Twenty tables nobody has seen, against the definitions of the methods for categories. */

const numbers = Array.from({ length: 20 }, (_, i) => i + 401);

describe.each(numbers)('fresh mixed table %i', (number) => {
  const table = randomCategories(number, 1 + (number % 5));
  const coded = categoricalFeatures(table);
  const squared = plainSquared(table);

  /** Neighbors of a row by the definition: squared distance, and M² for each category that differs. */
  function nearest(row: number, rows: readonly number[], k: number): number[] {
    const penalty = plainSpread(table, rows) ** 2;
    const mixed = (a: number, b: number) =>
      squared(a, b) + penalty * coded.filter(({ codes }) => codes[a] !== codes[b]).length;
    return plainNearest(row, rows, k, mixed).map((near) => near.row);
  }

  it('gives SMOTENC the neighbors and votes of the definition', async () => {
    const { classes } = await explain(table, { method: 'SMOTENC', k_neighbors: 4 });

    for (const [label, found] of Object.entries(classes)) {
      const rows = rowsOf(table, label);
      const lists = rows.map((row) => nearest(row, rows, 4));
      expect(found.median_std).toBeCloseTo(plainSpread(table, rows), 9);
      expect(found.neighbours).toEqual(lists);
      expect(found.vote_winners).toEqual(
        lists.map((list) =>
          Object.fromEntries(
            coded.map(({ index, codes, levels }) => [
              String(index),
              plainWinners(list.map((row) => codes[row]!)).map((code) => levels[code]),
            ]),
          ),
        ),
      );
    }
  });

  it('puts rows of SMOTENC on segments, with levels that won the vote', async () => {
    const result = await run(table, { method: 'SMOTENC' });

    const { synthetic } = result;
    const lists = new Map<number, number[]>();
    for (let i = 0; i < synthetic.count; i++) {
      const base = synthetic.base[i]!;
      const label = table.target.labels[table.target.codes[base]!]!;
      const list = lists.get(base) ?? nearest(base, rowsOf(table, label), 5);
      lists.set(base, list);
      expect(list).toContain(synthetic.neighbour[i]!);
      expectOnSegment(table, result, i);
      for (const { index, codes } of coded) {
        expect(plainWinners(list.map((row) => codes[row]!))).toContain(synthetic.categorical.get(index)![i]!);
      }
    }
    expect(new Set(Object.values(result.classes).map(({ after }) => after)).size).toBe(1);
  });
});

describe.each(numbers)('fresh table %i of categories alone', (number) => {
  const table = randomCategories(number, 0);
  const coded = categoricalFeatures(table);
  const difference = plainValueDifference(table);

  it('gives SMOTEN the neighbors and votes of the definition', async () => {
    const { classes } = await explain(table, { method: 'SMOTEN', k_neighbors: 4 });

    for (const [label, found] of Object.entries(classes)) {
      const rows = rowsOf(table, label);
      const distances = found.distances as number[][];
      for (const [place, row] of rows.entries()) {
        const list = plainNearest(row, rows, 4, difference);
        for (const [rank, { distance }] of list.entries()) {
          expect(distances[place]![rank + 1]!).toBeCloseTo(distance, 12);
        }
        // Sums that differ in their last bit order equal distances differently: lists compare by what they vote for.
        const members = (found.neighbours_self_first as number[][])[place]!;
        const vote = coded.map(({ codes, levels }) => levels[plainWinners(members.map((one) => codes[one]!))[0]!]);
        expect((found.vote as string[][])[place]).toEqual(vote);
        for (const member of members.slice(1)) {
          expect(difference(row, member)).toBeLessThanOrEqual(list.at(-1)!.distance + 1e-12);
        }
      }
    }
  });

  it('lets every row of SMOTEN be what the vote around its base says', async () => {
    const { classes } = await explain(table, { method: 'SMOTEN' });
    const { synthetic } = await run(table, { method: 'SMOTEN' });

    for (let i = 0; i < synthetic.count; i++) {
      const { rows, vote } = classes[table.target.labels[synthetic.classCodes[i]!]!] as unknown as {
        rows: number[];
        vote: string[][];
      };
      const made = coded.map(({ index, levels }) => levels[synthetic.categorical.get(index)![i]!]);
      expect(made).toEqual(vote[rows.indexOf(synthetic.base[i]!)]);
    }
  });
});

describe('any table with categories', () => {
  const mixed = randomCategories(501, 3);
  const nominal = randomCategories(502, 0);

  it.each([
    ['SMOTENC', mixed],
    ['SMOTEN', nominal],
  ] as const)('starts a bigger run of %s with the rows of a smaller one', async (method, table) => {
    const [label = ''] = table.target.labels.slice(-1);
    const now = rowsOf(table, label).length;

    const few = await run(table, { method, sampling_strategy: { [label]: now + 60 } });
    const many = await run(table, { method, sampling_strategy: { [label]: now + 200 } });

    expect(bytesOf(many.synthetic, 60)).toEqual(bytesOf(few.synthetic));
  });

  it.each([
    ['SMOTENC', mixed],
    ['SMOTEN', nominal],
  ] as const)('gives the same rows of %s on threads', async (method, table) => {
    const alone = await run(table, { method });
    const search = new NeighbourPool(2, 0);

    const shared = await runTabularRecipe(table, recipeOf({ method }), { ...quietContext, search });

    await search.close();
    expect(bytesOf(shared.synthetic)).toEqual(bytesOf(alone.synthetic));
  });

  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['k_neighbors', { method: 'SMOTENC' }, { method: 'SMOTENC', k_neighbors: 2 }],
    ['sampling_strategy', { method: 'SMOTENC' }, { method: 'SMOTENC', sampling_strategy: { add: 9 } }],
  ])('of numbers and categories comes out otherwise when %s changes', async (_parameter, one, other) => {
    expect(bytesOf((await run(mixed, one)).synthetic)).not.toEqual(bytesOf((await run(mixed, other)).synthetic));
  });

  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['k_neighbors', { method: 'SMOTEN' }, { method: 'SMOTEN', k_neighbors: 2 }],
    ['sampling_strategy', { method: 'SMOTEN' }, { method: 'SMOTEN', sampling_strategy: { add: 9 } }],
  ])('of categories alone comes out otherwise when %s changes', async (_parameter, one, other) => {
    expect(bytesOf((await run(nominal, one)).synthetic)).not.toEqual(bytesOf((await run(nominal, other)).synthetic));
  });

  it('draws tied votes alike', async () => {
    const rows = Array.from({ length: 5 }, (_, i) => [String(i), i % 2 === 0 ? 'a' : 'b', 'few']);
    const tied = tableOf(
      ['x', 'c', 'target'],
      [...rows, ...Array.from({ length: 9 }, (_, i) => [String(i), 'a', 'many'])],
    );

    // The row in the middle, an "a", has two of each around it.
    const { synthetic } = await run(tied, {
      method: 'SMOTENC',
      k_neighbors: 4,
      sampling_strategy: { few: 20_005 },
    });

    const votes = [...synthetic.base.keys()].filter((i) => synthetic.base[i] === 2);
    const share = votes.filter((i) => synthetic.categorical.get(1)![i] === 0).length / votes.length;
    expect(votes.length).toBeGreaterThan(3000);
    expect(Math.abs(share - 0.5)).toBeLessThan(0.03);
  });

  it('without categories is to SMOTENC what it is to SMOTE', async () => {
    const table = randomTable(503);

    const plain = await run(table, { method: 'SMOTE' });
    const mixedly = await run(table, { method: 'SMOTENC' });

    expect(bytesOf(mixedly.synthetic)).toEqual(bytesOf(plain.synthetic));
  });
});
