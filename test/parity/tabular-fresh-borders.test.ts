import { describe, expect, it } from 'vitest';
import { expectOnSegment } from './references/golden-checks.ts';
import {
  plainNearest,
  plainOthers,
  plainShares,
  plainSquared,
  plainZone,
  rowsOf,
} from './references/plain-samplers.ts';
import { randomTable } from './references/random-tables.ts';
import { bytesOf, explain, run } from './references/table-run.ts';

/** Twenty tables nobody has seen, against the definitions of the methods that look at other classes. */

interface Found {
  readonly rows: readonly number[];
  readonly neighbours: readonly (readonly number[])[];
  readonly n_other: readonly number[];
  readonly kind: readonly string[];
  readonly danger_rows: readonly number[];
  readonly g: readonly number[];
  readonly n_requested: number;
}

describe.each(Array.from({ length: 20 }, (_, i) => i + 201))('fresh table %i', (number) => {
  const table = randomTable(number);
  const squared = plainSquared(table);
  const everyone = [...table.target.codes.keys()];
  const labelOf = (row: number) => table.target.labels[table.target.codes[row]!]!;

  it('gives BorderlineSMOTE the zones and neighbors of the definition', async () => {
    const { classes } = await explain(table, { method: 'BorderlineSMOTE', k_neighbors: 4, m_neighbors: 7 });

    expect(Object.keys(classes).length).toBeGreaterThan(0);
    for (const [label, entry] of Object.entries(classes)) {
      const found = entry as unknown as Found;
      const rows = rowsOf(table, label);
      const others = rows.map((row) => plainOthers(table, row, 7));
      expect(found.n_other).toEqual(others);
      expect(found.kind).toEqual(others.map((count) => plainZone(count, 7)));
      expect(found.danger_rows).toEqual(rows.filter((_, i) => plainZone(others[i]!, 7) === 'danger'));
      expect(found.neighbours).toEqual(rows.map((row) => plainNearest(row, rows, 4, squared).map((near) => near.row)));
    }
  });

  it.each(['borderline-1', 'borderline-2'])('lets %s draw from rows in danger toward their neighbors', async (kind) => {
    const result = await run(table, {
      method: 'BorderlineSMOTE',
      kind,
      k_neighbors: 12,
      sampling_strategy: { add: 40 },
    });

    const { synthetic } = result;
    const allowed = new Map<number, number[]>();
    for (let i = 0; i < synthetic.count; i++) {
      const base = synthetic.base[i]!;
      const among = kind === 'borderline-1' ? rowsOf(table, labelOf(base)) : everyone;
      const near = allowed.get(base) ?? plainNearest(base, among, 12, squared).map(({ row }) => row);
      allowed.set(base, near);
      expect(plainZone(plainOthers(table, base, 10), 10)).toBe('danger');
      expect(near).toContain(synthetic.neighbour[i]!);
      expect(table.target.codes[base]).toBe(synthetic.classCodes[i]!);
      expectOnSegment(table, result, i);
    }
  });

  it('shares rows out among the bases of ADASYN by the definition, and draws them so', async () => {
    const step = { method: 'ADASYN', n_neighbors: 6 };

    const { classes } = await explain(table, step);
    const result = await run(table, step);

    const made = new Map<number, number>();
    for (let i = 0; i < result.synthetic.count; i++) {
      const base = result.synthetic.base[i]!;
      made.set(base, (made.get(base) ?? 0) + 1);
      expectOnSegment(table, result, i);
    }
    for (const [label, entry] of Object.entries(classes)) {
      const found = entry as unknown as Found;
      const rows = rowsOf(table, label);
      const others = rows.map((row) => plainOthers(table, row, 6));
      const g = plainShares(others, 6, found.n_requested);
      expect(found.g).toEqual(g);
      expect(rows.map((row) => made.get(row) ?? 0)).toEqual(g);
    }
  });

  it('starts a bigger run with the rows of a smaller one', async () => {
    const [label = ''] = table.target.labels.slice(-1);
    const now = rowsOf(table, label).length;
    for (const step of [
      { method: 'BorderlineSMOTE' },
      { method: 'BorderlineSMOTE', kind: 'borderline-2' },
      { method: 'ADASYN' },
    ]) {
      const few = await run(table, { ...step, sampling_strategy: { [label]: now + 117 } });
      const many = await run(table, { ...step, sampling_strategy: { [label]: now + 260 } });

      expect(bytesOf(many.synthetic, few.synthetic.count)).toEqual(bytesOf(few.synthetic));
    }
  });
});

describe('any table', () => {
  const table = randomTable(301);

  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['k_neighbors', { method: 'BorderlineSMOTE' }, { method: 'BorderlineSMOTE', k_neighbors: 3 }],
    ['m_neighbors', { method: 'BorderlineSMOTE' }, { method: 'BorderlineSMOTE', m_neighbors: 4 }],
    ['kind', { method: 'BorderlineSMOTE' }, { method: 'BorderlineSMOTE', kind: 'borderline-2' }],
    ['sampling_strategy', { method: 'BorderlineSMOTE' }, { method: 'BorderlineSMOTE', sampling_strategy: { add: 9 } }],
    ['n_neighbors', { method: 'ADASYN' }, { method: 'ADASYN', n_neighbors: 3 }],
    ['sampling_strategy', { method: 'ADASYN' }, { method: 'ADASYN', sampling_strategy: { add: 90 } }],
  ])('comes out otherwise when %s changes', async (_parameter, one, other) => {
    const [first, second] = [await run(table, one), await run(table, other)];

    expect(first.synthetic.count).toBeGreaterThan(0);
    expect(second.synthetic.count).toBeGreaterThan(0);
    expect(bytesOf(first.synthetic)).not.toEqual(bytesOf(second.synthetic));
  });

  it('halves a uniform step at most, times a uniform one, toward rows of other classes', async () => {
    const { synthetic } = await run(table, {
      method: 'BorderlineSMOTE',
      kind: 'borderline-2',
      sampling_strategy: { multiply: 60 },
    });

    const gaps = { own: [] as number[], other: [] as number[] };
    for (let i = 0; i < synthetic.count; i++) {
      const isOwn = table.target.codes[synthetic.neighbour[i]!] === synthetic.classCodes[i];
      gaps[isOwn ? 'own' : 'other'].push(synthetic.gap[i]!);
    }
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(gaps.own)).toBeCloseTo(1 / 2, 1);
    expect(mean(gaps.other)).toBeCloseTo(1 / 8, 1);
    expect(Math.max(...gaps.other)).toBeLessThan(0.5);
  });
});
