import { describe, expect, it } from 'vitest';
import { tableOf } from '../../../../test/parity/references/golden-table.ts';
import { explain, run } from '../../../../test/parity/references/table-run.ts';

/** "few" at 0, 1, 2 and 5, next to "many" from 6 on: only the last of them is hard. */
const table = tableOf(
  ['x', 'target'],
  [...[0, 1, 2, 5].map((x) => [String(x), 'few']), ...Array.from({ length: 9 }, (_, i) => [String(6 + i), 'many'])],
);
const step = { method: 'ADASYN', n_neighbors: 3 };

describe('ADASYN', () => {
  it('gives each row a share of the new ones by its neighbors of other classes', async () => {
    const { classes } = await explain(table, step);

    expect(classes.few).toMatchObject({
      n_requested: 5,
      n_other: [0, 0, 0, 2],
      r: [0, 0, 0, 2 / 3],
      r_hat: [0, 0, 0, 1],
      g: [0, 0, 0, 5],
      total: 5,
    });
  });

  it('draws toward rows of the class, however near the others are', async () => {
    const { synthetic } = await run(table, step);

    expect([...synthetic.base]).toEqual([3, 3, 3, 3, 3]);
    expect([0, 1, 2]).toEqual(expect.arrayContaining([...new Set(synthetic.neighbour)]));
  });

  it('names the parameter as it is called here when the class is too small', async () => {
    await expect(run(table, { ...step, n_neighbors: 4 })).rejects.toThrow(/"few" has 4 rows.*"n_neighbors": 3/);
  });
});
