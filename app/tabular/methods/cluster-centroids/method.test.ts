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

describe('ClusterCentroids', () => {
  const table = line('0a 2a 100a 104a 50b 51b');

  it('puts centers in the place of rows, with the nearest row for base and the cluster in the lineage', async () => {
    const { synthetic, removed, classes } = await run(table, { method: 'ClusterCentroids' });

    expect([...(synthetic.numeric.get(0) ?? [])].sort((a, b) => a - b)).toEqual([1, 102]);
    expect([...synthetic.base].sort((a, b) => a - b)).toEqual([0, 2]);
    expect([...(synthetic.extra.get('cluster_rows') ?? [])]).toEqual([2, 2]);
    expect(removedRows(removed)).toEqual([0, 1, 2, 3]);
    expect(classes.a).toEqual({ before: 4, added: 2, removed: 4, after: 2 });
  });

  it('keeps a real row of each cluster with "hard"', async () => {
    const { synthetic, removed } = await run(table, { method: 'ClusterCentroids', voting: 'hard' });

    expect(synthetic.count).toBe(0);
    expect(removedRows(removed)).toEqual([1, 3]);
  });

  it('says so where there are fewer distinct rows than were asked for', async () => {
    const twins = line('1a 1a 1a 2a 2a 2a 7b 8b 9b');

    const { classes, warnings } = await run(twins, { method: 'ClusterCentroids' });

    expect(classes.a?.after).toBe(2);
    expect(warnings.map(({ code }) => code)).toEqual(['class.fewer-kept']);
  });

  it('keeps centers of whole columns whole when rounding by kind', async () => {
    const { synthetic } = await run(line('0a 1a 100a 105a 50b 51b'), { method: 'ClusterCentroids' }, { round: 'kind' });

    expect([...(synthetic.numeric.get(0) ?? [])].sort((a, b) => a - b)).toEqual([0, 102]);
  });
});
