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

const removedRows = (removed: readonly { readonly row: number }[]) => removed.map(({ row }) => row);

describe('NearMiss', () => {
  const table = line('0a 4a 9a 20a 5b 7b');

  it.each([
    [1, 1, [0, 3]],
    [2, 2, [0, 3]],
    [3, 1, [0, 3]],
  ])('version %i keeps the rows of its definition', async (version, k, expected) => {
    const { removed } = await run(table, { method: 'NearMiss', version, n_neighbors: k, n_neighbors_ver3: 2 });

    expect(removedRows(removed)).toEqual(expected);
  });

  it('keeps fewer rows with version 3 where fewer are near, and says so', async () => {
    const { classes, warnings } = await run(line('0a 4a 9a 20a 5b 5.1b'), {
      method: 'NearMiss',
      version: 3,
      n_neighbors: 1,
      n_neighbors_ver3: 1,
    });

    expect(classes.a?.after).toBe(1);
    expect(warnings.map(({ code, where }) => [code, where?.class])).toEqual([['class.fewer-kept', 'a']]);
  });

  it('refuses more neighbors than the smallest class has rows', async () => {
    await expect(run(table, { method: 'NearMiss' })).rejects.toThrow(
      '"steps[0].n_neighbors" is 3, and class "b" has 2 rows to measure to.',
    );
  });
});
