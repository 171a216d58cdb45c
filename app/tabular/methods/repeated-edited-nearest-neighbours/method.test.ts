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

describe('RepeatedEditedNearestNeighbours', () => {
  // Round 1: 1.9 is nearest to the b at 2.7. Round 2: 1 has lost its nearest and sees 2.7 as well; then −2 does.
  const table = line('-2a 1a 1.9a 2.7b 7a 7.1a 7.2a 7.3a 7.4a 9b');
  const step = { method: 'RepeatedEditedNearestNeighbours', n_neighbors: 1 };

  it('goes on with what the round before left, and says in which round a row went', async () => {
    const once = await run(table, { ...step, max_iter: 1 });
    const twice = await run(table, { ...step, max_iter: 2 });

    expect(removedRows(once.removed)).toEqual([2]);
    expect(removedRows(twice.removed)).toEqual([2, 1]);
    expect(once.removed[0]).toMatchObject({ reason: 'round 1: 1 of its 1 nearest of another class:', others: [3] });
  });

  it('ends when nothing changes, and explains after how many rounds', async () => {
    const { steps } = await explainSteps(table, step);

    expect(steps[0]).toMatchObject({ n_iter: 4, removed: [0, 1, 2] });
  });
});
