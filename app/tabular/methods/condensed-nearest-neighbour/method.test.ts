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

const removedRows = (removed: readonly { readonly row: number }[]) => removed.map(({ row }) => row);

describe('CondensedNearestNeighbour', () => {
  const table = line('0a 1a 2a 3a 4a 10b 11b');
  const step = { method: 'CondensedNearestNeighbour' };

  it('keeps one row of a class that one row classifies, and names the rows that classify the others', async () => {
    const { steps } = await explainSteps(table, step);
    const { removed } = await run(table, step);

    const [seed = -1] = (steps[0]?.seeds as Record<string, number[]> | undefined)?.a ?? [];
    expect(removedRows(removed)).toEqual([0, 1, 2, 3, 4].filter((row) => row !== seed));
    for (const { reason, others } of removed) expect([reason, others]).toEqual(['classified without it by', [seed]]);
  });

  it('leaves the smallest class whole where it is named', async () => {
    const { classes } = await run(table, { ...step, sampling_strategy: 'all' });

    expect(classes.b).toEqual({ before: 2, added: 0, removed: 0, after: 2 });
  });

  it('refuses more neighbors than there are rows to classify with', async () => {
    await expect(run(table, { ...step, n_neighbors: 4 })).rejects.toThrow(
      '"steps[0].n_neighbors" is 4, and class "b" with the rows drawn has 3.',
    );
  });
});
