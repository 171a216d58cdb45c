import { describe, expect, it } from 'vitest';
import { tableOf } from '../../../../test/parity/references/golden-table.ts';
import { explainSteps, run } from '../../../../test/parity/references/table-run.ts';

/** On a line: a 0, a 1, b 1.5, b 4, a 4.25, a 9. */
const table = tableOf(
  ['x', 'target'],
  ['0,a', '1,a', '1.5,b', '4,b', '4.25,a', '9,a'].map((line) => line.split(',')),
);

describe('TomekLinks', () => {
  it('lists pairs of different class that are nearest of each other, and removes those of the larger class', async () => {
    const {
      steps: [seen],
    } = await explainSteps(table, { method: 'TomekLinks' });

    expect(seen).toMatchObject({
      links: [
        [1, 2],
        [3, 4],
      ],
      removed: [1, 4],
      classes: { a: { removed: [1, 4], n_kept: 2 }, b: { removed: [] } },
    });
  });

  it('says of every removed row which one it is linked with', async () => {
    const { removed } = await run(table, { method: 'TomekLinks', sampling_strategy: ['a'] });

    expect(removed).toEqual([
      { row: 1, step: 0, method: 'TomekLinks', reason: 'Tomek link with', others: [2] },
      { row: 4, step: 0, method: 'TomekLinks', reason: 'Tomek link with', others: [3] },
    ]);
  });

  it('links twins of different class', async () => {
    const twins = tableOf(
      ['x', 'target'],
      ['5,a', '5,b', '7,a', '8,a'].map((line) => line.split(',')),
    );

    const {
      steps: [seen],
    } = await explainSteps(twins, { method: 'TomekLinks' });

    expect(seen?.links).toEqual([[0, 1]]);
  });
});
