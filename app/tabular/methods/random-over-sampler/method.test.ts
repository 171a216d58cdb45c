import { describe, expect, it } from 'vitest';
import { tableOf } from '../../../../test/parity/references/golden-table.ts';
import { explain, run } from '../../../../test/parity/references/table-run.ts';

const table = tableOf(
  ['x', 'constant', 'target'],
  [...[1, 3].map((x) => [String(x), '4', 'few']), ...Array.from({ length: 6 }, (_, x) => [String(x), '4', 'many'])],
);

describe('RandomOverSampler', () => {
  it('explains the bandwidth of all rows and the spread of the class', async () => {
    const { classes } = await explain(table, { method: 'RandomOverSampler', shrinkage: 0.5 });

    const h = (4 / (4 * 8)) ** (1 / 6);
    expect(classes.few).toMatchObject({ n_all_rows: 8, d: 2, h, std_ddof0: [1, 0], shrinkage: 0.5, total: 4 });
  });

  it('adds no noise to a column that does not vary in the class', async () => {
    const { synthetic } = await run(table, { method: 'RandomOverSampler', shrinkage: 1 });

    expect([...(synthetic.numeric.get(1) ?? [])]).toEqual([4, 4, 4, 4]);
  });

  it('draws the same rows with noise as without', async () => {
    const plain = await run(table, { method: 'RandomOverSampler' });
    const noisy = await run(table, { method: 'RandomOverSampler', shrinkage: 1 });

    expect([...noisy.synthetic.base]).toEqual([...plain.synthetic.base]);
  });

  it('works on a class of one row', async () => {
    const lone = tableOf(
      ['x', 'target'],
      [
        ['1', 'few'],
        ['2', 'many'],
        ['3', 'many'],
      ],
    );

    const { synthetic } = await run(lone, { method: 'RandomOverSampler' });

    expect([...(synthetic.numeric.get(0) ?? [])]).toEqual([1]);
  });
});
