import { describe, expect, it } from 'vitest';
import { tableOf } from '../../../../test/parity/references/golden-table.ts';
import { explain, run } from '../../../../test/parity/references/table-run.ts';

const few = [
  ['a', 'x'],
  ['a', 'x'],
  ['a', 'y'],
  ['b', 'y'],
];
const table = tableOf(
  ['c', 'd', 'target'],
  [...few.map((row) => [...row, 'few']), ...Array.from({ length: 8 }, (_, i) => [i < 2 ? 'a' : 'b', 'x', 'many'])],
);

describe('SMOTEN', () => {
  it('measures levels by how they go with the classes', async () => {
    const { classes } = await explain(table, { method: 'SMOTEN', k_neighbors: 2 });

    // p(few | a) = 3/5, p(few | b) = 1/7; p(few | x) = 2/10, p(few | y) = 1. Each difference counts for both classes.
    const c = (2 * (3 / 5 - 1 / 7)) ** 2;
    const d = (2 * (1 - 2 / 10)) ** 2;
    const found = classes.few as { neighbours_self_first: number[][]; distances: number[][] };
    expect(found.neighbours_self_first).toEqual([
      [0, 1, 2],
      [1, 0, 2],
      [2, 3, 0],
      [3, 2, 0],
    ]);
    expect(found.distances[0]![2]).toBeCloseTo(d, 12);
    expect(found.distances[3]![1]).toBeCloseTo(c, 12);
    expect(found.distances[3]![2]).toBeCloseTo(c + d, 12);
  });

  it('lets the row itself vote, and gives ties to the first level', async () => {
    const { classes } = await explain(table, { method: 'SMOTEN', k_neighbors: 1 });

    expect(classes.few?.vote).toEqual([
      ['a', 'x'],
      ['a', 'x'],
      ['a', 'y'],
      ['a', 'y'],
    ]);
    expect((classes.few as { vote_tied_sets: unknown[] }).vote_tied_sets[3]).toEqual([['a', 'b'], ['y']]);
  });

  it('keeps a row first in its own list among more twins than neighbors', async () => {
    const twins = tableOf(
      ['c', 'target'],
      [...Array.from({ length: 5 }, () => ['a', 'few']), ...Array.from({ length: 6 }, () => ['b', 'many'])],
    );

    const { classes } = await explain(twins, { method: 'SMOTEN', k_neighbors: 2 });

    expect(classes.few?.neighbours_self_first).toEqual([
      [0, 1, 2],
      [1, 0, 2],
      [2, 0, 1],
      [3, 0, 1],
      [4, 0, 1],
    ]);
  });

  it('refuses columns of numbers and says how to make them categories', async () => {
    const mixed = tableOf(
      ['x', 'c', 'target'],
      [...few.map((row, i) => [String(i), row[0]!, row[1]!]), ['1', 'a', 'y']],
    );

    await expect(run(mixed, { method: 'SMOTEN' })).rejects.toThrow(/"x".*"categorical".*SMOTENC/);
  });
});
