import { describe, expect, it } from 'vitest';
import { tableOf } from '../../../../test/parity/references/golden-table.ts';
import { explainSteps, run } from '../../../../test/parity/references/table-run.ts';

const rows = [...[0, 2, 4.5].map((x) => [String(x), 'few']), ...[1, 3, 5, 6, 7, 8, 9].map((x) => [String(x), 'many'])];
const table = tableOf(['x', 'target'], rows);

describe('SMOTETomek', () => {
  it('explains what SMOTE sees, and the links among real and new rows', async () => {
    const step = { method: 'SMOTETomek', k_neighbors: 2 };

    const {
      steps: [seen],
    } = await explainSteps(table, step);
    const { removed, synthetic } = await run(table, step);

    expect(seen?.classes).toMatchObject({ few: { rows: [0, 1, 2], n_generate: 4 } });
    expect(seen?.removed).toEqual(removed.map(({ row }) => row));
    expect(((seen?.links ?? []) as number[][]).flat().sort((a, b) => a - b)).toEqual(seen?.removed);
    expect(synthetic.count).toBe(4);
  });

  it('judges new rows as they will be written', async () => {
    const step = { method: 'SMOTETomek', k_neighbors: 2 };

    const whole = await run(
      tableOf(
        ['x', 'target'],
        rows.map(([x = '', label = '']) => [String(Number(x) * 2), label]),
      ),
      step,
      { round: 'kind' },
    );

    const values = [...(whole.synthetic.numeric.get(0) ?? [])];
    expect(values.every(Number.isInteger)).toBe(true);
    const points = [...rows.map(([x]) => Number(x) * 2), ...values];
    for (const { row, others } of whole.removed) {
      const [other = -1] = others ?? [];
      const far = points.map((x, i) => (i === row ? Number.POSITIVE_INFINITY : Math.abs(x - (points[row] ?? 0))));
      expect(far[other]).toBe(Math.min(...far));
    }
    expect(whole.removed.length).toBeGreaterThan(0);
  });

  it('refuses what SMOTE refuses', async () => {
    await expect(run(table, { method: 'SMOTETomek' })).rejects.toThrow(/Class "few" has 3 rows, too few for 5/);
  });
});
