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

describe('InstanceHardnessThreshold', () => {
  const table = line('0a 0.1a 0.2a 0.3a 0.4a 0.5a 9.05a 9b 9.1b 9.2b 9.3b 9.4b 9.5b');

  it('removes the row that lies among another class, and says how improbable it is', async () => {
    const { removed } = await run(table, {
      method: 'InstanceHardnessThreshold',
      estimator: 'k-nearest',
      n_neighbors: 3,
      sampling_strategy: { a: 6 },
    });

    expect(removed).toMatchObject([{ row: 6, reason: 'hard: probability 0.000 of its own class' }]);
  });

  it('finds the same row by a random forest, as it does by default', async () => {
    const { removed } = await run(table, { method: 'InstanceHardnessThreshold', sampling_strategy: { a: 6 } });

    expect(removed.map(({ row }) => row)).toEqual([6]);
  });

  it('refuses more parts than rows', async () => {
    await expect(run(table, { method: 'InstanceHardnessThreshold', cv: 20 })).rejects.toThrow('"steps[0].cv"');
  });
});
