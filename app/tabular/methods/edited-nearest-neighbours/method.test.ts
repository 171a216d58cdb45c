import { describe, expect, it } from 'vitest';
import { tableOf } from '../../../../test/parity/references/golden-table.ts';
import { explainSteps, run } from '../../../../test/parity/references/table-run.ts';

/** On a line: a at 0, 1, 2 and 10.5; b at 10, 11, 12. */
const table = tableOf(
  ['x', 'target'],
  ['0,a', '1,a', '2,a', '10,b', '10.5,a', '11,b', '12,b'].map((line) => line.split(',')),
);

describe('EditedNearestNeighbours', () => {
  it('judges all rows by all rows, also by those that go', async () => {
    const {
      steps: [seen],
    } = await explainSteps(table, {
      method: 'EditedNearestNeighbours',
      sampling_strategy: 'all',
      n_neighbors: 2,
    });

    // 10 and 11 see 10.5 of the other class; 12 sees 11 and 10.5.
    expect(seen?.removed).toEqual([3, 4, 5, 6]);
    expect(seen?.classes).toMatchObject({
      a: {
        knn_all: {
          m: 2,
          neighbours: [
            [1, 2],
            [0, 2],
            [1, 0],
            [3, 5],
          ],
        },
      },
    });
  });

  it('lets the most frequent label decide with "mode", and says who outvoted the row', async () => {
    const { removed } = await run(table, {
      method: 'EditedNearestNeighbours',
      sampling_strategy: 'all',
      kind_sel: 'mode',
    });

    expect(removed.map(({ row, reason, others }) => [row, reason, others])).toEqual([
      [4, 'outvoted by its 3 nearest for class "b":', [3, 5, 6]],
    ]);
  });

  it('gives a tied vote to the smallest label', async () => {
    const tied = tableOf(
      ['x', 'target'],
      ['0,b', '1,a', '3,b', '90,c', '91,c'].map((line) => line.split(',')),
    );

    const { removed } = await run(tied, {
      method: 'EditedNearestNeighbours',
      sampling_strategy: ['b'],
      n_neighbors: 2,
      kind_sel: 'mode',
    });

    expect(removed.map(({ row }) => row)).toEqual([0, 2]);
  });

  it('refuses more neighbors than there are other rows', async () => {
    await expect(run(table, { method: 'EditedNearestNeighbours', n_neighbors: 7 })).rejects.toThrow(
      '"steps[0].n_neighbors" is 7, and there are 7 rows in all',
    );
  });
});
