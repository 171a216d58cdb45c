import { describe, expect, it } from 'vitest';
import { tableOf } from '../../../../test/parity/references/golden-table.ts';
import { run } from '../../../../test/parity/references/table-run.ts';

/** "few" lies alone among "many": SMOTE fills the line between, and every new row there has neighbors of both. */
const rows = [
  ...[0, 40].map((x) => [String(x), 'few']),
  ...Array.from({ length: 9 }, (_, i) => [String(4 * i + 4), 'many']),
];
const table = tableOf(['x', 'target'], rows);

describe('SMOTEENN', () => {
  it('keeps a class whole that the rule would take away, and says so', async () => {
    const { classes, warnings } = await run(table, {
      method: 'SMOTEENN',
      k_neighbors: 1,
      sampling_strategy: { few: 3 },
    });

    expect(classes.few).toEqual({ before: 2, added: 1, removed: 0, after: 3 });
    expect(warnings.map(({ code, where }) => [code, where?.class])).toEqual([['class.spared', 'few']]);
  });

  it('removes real rows by default and none with "remove": "synthetic"', async () => {
    const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => String(from + i));
    const mixed = tableOf(
      ['x', 'target'],
      [...[...numbers(0, 5), '20.5'].map((x) => [x, 'few']), ...numbers(12, 30).map((x) => [x, 'many'])],
    );

    const both = await run(mixed, { method: 'SMOTEENN', k_neighbors: 1 });
    const synthetic = await run(mixed, { method: 'SMOTEENN', k_neighbors: 1, remove: 'synthetic' });

    expect(both.removed.map(({ row }) => row)).toContain(6);
    expect(synthetic.removed.map(({ row }) => row)).toEqual(
      both.removed.map(({ row }) => row).filter((row) => row >= mixed.rowCount),
    );
  });
});
