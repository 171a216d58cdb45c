import { describe, expect, it } from 'vitest';
import { expectOnSegment, numericFeatures } from './references/golden-checks.ts';
import { plainNearest, plainOthers, plainSquared, plainZone, rowsOf } from './references/plain-samplers.ts';
import { randomTable } from './references/random-tables.ts';
import { bytesOf, explain, run } from './references/table-run.ts';

/** Twenty tables nobody has seen, against the definition of SVMSMOTE. The solver has tests of its own. */

interface Found {
  readonly gamma: number;
  readonly support_rows: readonly number[];
  readonly noise_rows: readonly number[];
  readonly danger_rows: readonly number[];
  readonly safe_rows: readonly number[];
}

describe.each(Array.from({ length: 20 }, (_, i) => i + 801))('fresh table %i', (number) => {
  const table = randomTable(number);
  const [label = ''] = table.target.labels.slice(-1);
  const rows = rowsOf(table, label);
  const step = { method: 'SVMSMOTE', k_neighbors: 4, m_neighbors: 7, sampling_strategy: { [label]: rows.length + 90 } };

  it('groups support vectors by the definition, and draws from them', async () => {
    const squared = plainSquared(table);

    const { classes } = await explain(table, step);
    const result = await run(table, step);

    const found = classes[label] as unknown as Found;
    const cells = numericFeatures(table).flatMap(({ values }) => [...values]);
    const mean = cells.reduce((sum, cell) => sum + cell, 0) / cells.length;
    const variance = cells.reduce((sum, cell) => sum + (cell - mean) ** 2, 0) / cells.length;
    expect(found.gamma * numericFeatures(table).length * variance).toBeCloseTo(1, 9);
    const inZone = (zone: string) =>
      found.support_rows.filter((row) => plainZone(plainOthers(table, row, 7), 7) === zone);
    expect(found.noise_rows).toEqual(inZone('noise'));
    expect(found.danger_rows).toEqual(inZone('danger'));
    expect(found.safe_rows).toEqual(inZone('safe'));
    const { synthetic } = result;
    expect(synthetic.count).toBe(90);
    for (let i = 0; i < synthetic.count; i++) {
      const base = synthetic.base[i]!;
      expect(synthetic.gap[i]! > 0 ? found.danger_rows : found.safe_rows).toContain(base);
      expect(plainNearest(base, rows, 4, squared).map(({ row }) => row)).toContain(synthetic.neighbour[i]!);
      expectOnSegment(table, result, i);
    }
  });

  it('starts a bigger run with the rows of a smaller one', async () => {
    const few = await run(table, step);
    const many = await run(table, { ...step, sampling_strategy: { [label]: rows.length + 210 } });

    expect(bytesOf(many.synthetic, 90)).toEqual(bytesOf(few.synthetic));
  });
});

describe('any table', () => {
  const table = randomTable(903);
  const step = { method: 'SVMSMOTE' };

  it.each<[string, Record<string, unknown>]>([
    ['k_neighbors', { k_neighbors: 3 }],
    ['m_neighbors', { m_neighbors: 3 }],
    ['out_step', { out_step: 0.2 }],
    ['sampling_strategy', { sampling_strategy: { add: 30 } }],
  ])('comes out otherwise when %s changes', async (_parameter, change) => {
    const plain = await run(table, step);
    const changed = await run(table, { ...step, ...change });

    expect(plain.synthetic.count).toBeGreaterThan(0);
    expect(bytesOf(changed.synthetic)).not.toEqual(bytesOf(plain.synthetic));
  });
});
