import { describe, expect, it } from 'vitest';
import { tableOf } from '../../../../test/parity/references/golden-table.ts';
import { run } from '../../../../test/parity/references/table-run.ts';

/** Points on a line, each with its class: `0a 1a 5b`. */
function line(points: string) {
  return tableOf(
    ['x', 'target'],
    points.split(' ').map((point) => [point.slice(0, -1), point.slice(-1)]),
  );
}

describe('AllKNN', () => {
  it('edits by one neighbor, then by two of what is left', async () => {
    const table = line('0a 0.2a 0.4a 1a 1.5b 9a 9.1a 9.2a 9.3a 9.4a 9.5a 9.6a 5.5b');

    const { removed } = await run(table, { method: 'AllKNN', n_neighbors: 2 });

    // By one neighbor 1 sees 1.5; by two 0.4 sees 0.2 and 0.
    expect(removed.map(({ row, reason }) => [row, reason])).toEqual([
      [3, 'round 1: 1 of its 1 nearest of another class:'],
    ]);
  });

  it('refuses more neighbors than there are other rows', async () => {
    await expect(run(line('0a 1a 2b'), { method: 'AllKNN' })).rejects.toThrow(
      '"steps[0].n_neighbors" is 3, and there are 3 rows in all',
    );
  });
});
