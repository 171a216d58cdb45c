import { describe, expect, it } from 'vitest';
import { tableOf } from '../../../../test/parity/references/golden-table.ts';
import { explainSteps, run } from '../../../../test/parity/references/table-run.ts';

/** Points on a line, each with its class: `0a 1a 5b`. */
function line(points: string) {
  return tableOf(
    ['x', 'target'],
    points.split(' ').map((point) => [point.slice(0, -1), point.slice(-1)]),
  );
}

describe('NeighbourhoodCleaningRule', () => {
  /** The b at 2 is outvoted by the a around it; the b far off vote for themselves. */
  const table = line('0a 1a 2.2b 3a 4a 50b 51b 52b 0.5a 3.5a');

  it('removes the rows of larger classes that outvote a row of the smallest, and names it', async () => {
    const { removed } = await run(table, { method: 'NeighbourhoodCleaningRule' });

    expect(removed.map(({ row, reason, others }) => [row, reason, others])).toEqual([
      [1, 'helps to outvote, in class "b",', [2]],
      [3, 'helps to outvote, in class "b",', [2]],
      [9, 'helps to outvote, in class "b",', [2]],
    ]);
  });

  it('spares classes that are not larger than the threshold', async () => {
    const { removed } = await run(table, { method: 'NeighbourhoodCleaningRule', threshold_cleaning: 2 });

    expect(removed).toEqual([]);
  });

  it('explains the rows of both parts', async () => {
    const { steps } = await explainSteps(table, {
      method: 'NeighbourhoodCleaningRule',
      edited_nearest_neighbours: { n_neighbors: 2 },
    });

    expect(steps[0]).toMatchObject({ edited: [3], crowding: [1, 9], removed: [1, 3, 9] });
  });
});
