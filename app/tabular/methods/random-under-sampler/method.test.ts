import { describe, expect, it } from 'vitest';
import { tableOf } from '../../../../test/parity/references/golden-table.ts';
import { explain, run } from '../../../../test/parity/references/table-run.ts';

const table = tableOf(
  ['text', 'x', 'target'],
  [
    ...Array.from({ length: 6 }, (_, i) => [`t${i}`, i % 2 ? '' : String(i), 'many']),
    ['u', '1', 'few'],
    ['v', '', 'few'],
  ],
);

describe('RandomUnderSampler', () => {
  it('takes text and missing values, and says how many were drawn', async () => {
    const { removed, classes } = await run(table, { method: 'RandomUnderSampler' });

    expect(classes).toEqual({
      few: { before: 2, added: 0, removed: 0, after: 2 },
      many: { before: 6, added: 0, removed: 4, after: 2 },
    });
    expect(new Set(removed.map(({ reason }) => reason))).toEqual(new Set(['not among the 2 of 6 rows drawn']));
  });

  it('explains how many rows stay', async () => {
    const { classes } = await explain(table, { method: 'RandomUnderSampler', sampling_strategy: 0.5 });

    expect(classes).toMatchObject({ few: { n_kept: 2, n_removed: 0 }, many: { n_kept: 4, n_removed: 2 } });
  });

  it('copies rows drawn again with all their cells', async () => {
    const { synthetic, removed } = await run(table, {
      method: 'RandomUnderSampler',
      replacement: true,
      sampling_strategy: { many: 6 },
    });

    expect(synthetic.count).toBe(removed.length);
    expect(synthetic.count).toBeGreaterThan(0);
    expect([...(synthetic.categorical.get(0) ?? [])]).toEqual([...synthetic.base]);
  });
});
