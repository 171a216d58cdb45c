import { describe, expect, it } from 'vitest';
import { tableOf } from '../../../../test/parity/references/golden-table.ts';
import { explain, run } from '../../../../test/parity/references/table-run.ts';

/** Class "few" at 0, 1, 2, 10 on a line; class "many" at 0 … 8. */
const table = tableOf(
  ['x', 'target'],
  [...[0, 1, 2, 10].map((x) => [String(x), 'few']), ...Array.from({ length: 9 }, (_, x) => [String(x), 'many'])],
);

describe('SMOTE', () => {
  it('explains neighbors nearest first, equal ones by row number, within the class alone', async () => {
    const { classes } = await explain(table, { method: 'SMOTE', k_neighbors: 2 });

    expect(classes.few).toEqual({
      k: 2,
      rows: [0, 1, 2, 3],
      neighbours: [
        [1, 2],
        [0, 2],
        [1, 0],
        [2, 1],
      ],
      distances: [
        [1, 2],
        [1, 1],
        [1, 2],
        [8, 9],
      ],
      n_generate: 5,
      total: 5,
    });
  });

  it('makes no copy of a row that has a twin: the twin is a neighbor, the row itself is not', async () => {
    const twins = tableOf(
      ['x', 'target'],
      [['5', 'few'], ['5', 'few'], ['7', 'few'], ...Array.from({ length: 9 }, (_, x) => [String(x), 'many'])],
    );

    const { classes } = await explain(twins, { method: 'SMOTE', k_neighbors: 1 });

    expect(classes.few?.neighbours).toEqual([[1], [0], [0]]);
  });

  it('leaves a class alone that gets no row, however small it is', async () => {
    const { classes } = await run(table, { method: 'SMOTE', sampling_strategy: { many: 20 } });

    expect(classes).toEqual({
      few: { before: 4, added: 0, removed: 0, after: 4 },
      many: { before: 9, added: 11, removed: 0, after: 20 },
    });
  });

  it('names the class, its rows, the rows needed and what would work when k is too large', async () => {
    await expect(run(table, { method: 'SMOTE' })).rejects.toThrow(
      /Class "few" has 4 rows, too few for 5 neighbors: 6 rows are needed\..*"k_neighbors": 3.*RandomOverSampler/,
    );
  });
});
