import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../app/random/stream.ts';
import type { NumericColumn, Table } from '../../app/tabular/table.ts';
import { randomTable } from './references/random-tables.ts';
import { run } from './references/table-run.ts';

/** `KernelBootstrap` on fresh tables against its definition, written out with sorted lists and the same random numbers. */

const ONCE = 0xffffffff;

function columnsOf(table: Table): readonly NumericColumn[] {
  return table.columns.slice(0, -1).filter((column) => column.kind === 'numeric');
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function plainRow(
  table: Table,
  rows: readonly number[],
  { base, k, h }: { base: number; k: number; h: number },
  e: RandomStream,
) {
  const columns = columnsOf(table);
  const deviations = columns.map(({ values }) => {
    const center = mean([...values]);
    return Math.sqrt(mean([...values].map((value) => (value - center) ** 2)));
  });
  const distance = (row: number) =>
    columns.reduce(
      (sum, { values }, j) => sum + (deviations[j]! > 0 ? ((values[row]! - values[base]!) / deviations[j]!) ** 2 : 0),
      0,
    );
  const others = rows.filter((row) => row !== base).sort((a, b) => distance(a) - distance(b) || a - b);
  const hood = [...others.slice(0, k), base];
  const cut = Math.abs(distance(others[k - 1]!) - distance(others[k] ?? base)) < 1e-9;
  const noise = hood.map(() => e.normal());
  const row = columns.map(({ values }) => {
    const c = mean(hood.map((near) => values[near]!));
    const spread = hood.reduce((sum, near, i) => sum + noise[i]! * (values[near]! - c), 0);
    const x = c + Math.sqrt(1 - h * h) * (values[base]! - c) + (h / Math.sqrt(k)) * spread;
    const seen = rows.map((near) => values[near]!);
    return Math.min(Math.max(...seen), Math.max(Math.min(...seen), x));
  });
  // The order among the neighbors decides which normal goes to which: ties at rounding leave it open.
  const tied = others
    .slice(0, k)
    .some((near, i) => i > 0 && Math.abs(distance(near) - distance(others[i - 1]!)) < 1e-9);
  return cut || tied ? null : row;
}

describe('KernelBootstrap on fresh tables', () => {
  it('makes the rows of its definition on 24 tables, from bases in even turns', { timeout: 120_000 }, async () => {
    let compared = 0;
    for (let number = 1; number <= 24; number++) {
      const table = randomTable(number);
      const k = 3 + (number % 9);
      const h = 0.1 + (number % 10) / 11;
      const { synthetic } = await run(
        table,
        { method: 'KernelBootstrap', k_neighbors: k, bandwidth: h, copies: 'report' },
        { seed: number },
      );
      for (let slot = 0; slot < synthetic.count; slot += 7) {
        const code = synthetic.classCodes[slot]!;
        const rows = [...table.target.codes.keys()].filter((row) => table.target.codes[row] === code);
        const i = synthetic.extra.get('draw')![slot]!;
        const order = new RandomStream({ seed: number, item: ONCE, copy: code, step: 0 }).permutation(rows.length);
        const base = rows[order[i % rows.length]!]!;
        const stream = new RandomStream({ seed: number, item: i, copy: code, step: 0 });
        const wanted = plainRow(table, rows, { base, k: Math.min(k, rows.length - 1), h }, stream);
        expect(synthetic.base[slot]).toBe(base);
        if (wanted === null) continue;
        compared++;
        for (const [j, column] of columnsOf(table).entries()) {
          expect(Math.abs(synthetic.numeric.get(column.index)![slot]! - wanted[j]!)).toBeLessThan(
            1e-8 * (1 + Math.abs(wanted[j]!)),
          );
        }
      }
    }
    expect(compared).toBeGreaterThan(300);
  });
});
