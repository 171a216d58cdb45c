import { describe, expect, it } from 'vitest';
import { tableOf } from '../../../test/parity/references/golden-table.ts';
import { bytesOf, run } from '../../../test/parity/references/table-run.ts';
import type { Constraint } from '../../model/recipe.ts';
import { RandomStream } from '../../random/stream.ts';
import type { TabularResult } from '../run-result.ts';
import type { Table } from '../table.ts';

const places = [
  ['Bonn', 'DE'],
  ['Köln', 'DE'],
  ['Lyon', 'FR'],
  ['Nice', 'FR'],
] as const;

/** Orders: start ≤ end, paid + owed = total (all whole), a share from 0 to 1, and a city with its country if asked for. */
function orders(seed: number, withText: boolean): Table {
  const random = new RandomStream({ seed, item: 0, copy: 0, step: 7 });
  const rows = Array.from({ length: 150 }, (_, i) => {
    const code = i < 110 ? 0 : 1;
    const start = Math.round(20 + 8 * random.normal() + 6 * code);
    const end = start + random.below(12);
    const paid = random.below(40);
    const owed = random.below(30) + 5 * code;
    const share = Math.min(1, Math.max(0, 0.5 + 0.4 * random.normal())).toFixed(3);
    const [city, country] = places[random.below(4)]!;
    const numbers = [start, end, paid, owed, paid + owed].map(String);
    return [...numbers, share, ...(withText ? [city, country] : []), String(code)];
  });
  return tableOf(
    ['start', 'end', 'paid', 'owed', 'total', 'share', ...(withText ? ['city', 'country'] : []), 'late'],
    rows,
  );
}

const between: readonly Constraint[] = [
  { check: 'start <= end' },
  { sum: ['paid', 'owed'], equals: 'total', tolerance: 0 },
  { column: 'share', min: 0, max: 1 },
  { column: 'paid', min: 0, whole: true },
  { check: 'paid + owed < 200 - start' },
];
const withPlaces: readonly Constraint[] = [
  ...between,
  { fixed: ['city', 'country'] },
  { column: 'country', allowed: ['DE', 'FR'] },
];

/** Columns of a synthetic row by name. */
function rowsOf(table: Table, { synthetic }: TabularResult) {
  return Array.from({ length: synthetic.count }, (_, s) =>
    Object.fromEntries(
      table.columns.flatMap((column): [string, number | string][] => {
        if (column.index === table.target.index) return [];
        if (column.kind === 'numeric') return [[column.name, synthetic.numeric.get(column.index)![s]!]];
        if (column.kind === 'ignored') return [];
        return [[column.name, column.levels[synthetic.categorical.get(column.index)![s]!] ?? '']];
      }),
    ),
  );
}

function expectLawful(table: Table, result: TabularResult): void {
  expect(result.synthetic.count).toBeGreaterThan(0);
  for (const row of rowsOf(table, result)) {
    expect(row.start! <= row.end!, JSON.stringify(row)).toBe(true);
    expect(Number(row.paid) + Number(row.owed)).toBe(row.total);
    expect(Number(row.share)).toBeGreaterThanOrEqual(0);
    expect(Number(row.share)).toBeLessThanOrEqual(1);
    expect(Number.isInteger(row.paid) && Number(row.paid) >= 0).toBe(true);
    expect(Number(row.paid) + Number(row.owed)).toBeLessThan(200 - Number(row.start));
    if ('city' in row)
      expect(places.some(([city, country]) => city === row.city && country === row.country)).toBe(true);
  }
}

/** Every row that has a gap lies on its segment, rounded as its columns are. */
function expectOnSegments(table: Table, { synthetic }: TabularResult): void {
  for (const column of table.columns) {
    if (column.kind !== 'numeric' || column.index === table.target.index) continue;
    const made = synthetic.numeric.get(column.index)!;
    for (let s = 0; s < synthetic.count; s++) {
      const gap = synthetic.gap[s]!;
      if (Number.isNaN(gap)) continue;
      const parentOf = (row: number) => (row < table.rowCount ? column.values[row]! : made[row - table.rowCount]!);
      const base = parentOf(synthetic.base[s]!);
      const value = base + gap * (parentOf(synthetic.neighbour[s]!) - base);
      expect(Math.abs(made[s]! - value)).toBeLessThanOrEqual(
        column.whole ? 0.5 + 1e-9 : 1e-9 * Math.max(1, Math.abs(value)),
      );
    }
  }
}

const numericMethods = [
  { method: 'RandomOverSampler' },
  { method: 'RandomOverSampler', shrinkage: 1 },
  { method: 'SMOTE' },
  { method: 'BorderlineSMOTE' },
  { method: 'BorderlineSMOTE', kind: 'borderline-2' },
  { method: 'SVMSMOTE' },
  { method: 'KMeansSMOTE', cluster_balance_threshold: 0 },
  { method: 'ADASYN' },
  { method: 'KernelBootstrap' },
  { method: 'KernelBootstrap', shape: 'class' },
  { method: 'GaussianCopula' },
  { method: 'SMOTETomek' },
  { method: 'SMOTEENN' },
  { method: 'ClusterCentroids', voting: 'soft' },
];
const mixedMethods = [
  { method: 'RandomOverSampler' },
  { method: 'SMOTENC' },
  { method: 'KernelBootstrap' },
  { method: 'GaussianCopula' },
];

describe('constraints', () => {
  it.each(numericMethods)('hold in every row that %o makes, and rows stay on their segments', async (step) => {
    for (const seed of [1, 2, 3]) {
      const table = orders(seed, false);

      const result = await run(table, step, { constraints: between, round: 'kind', seed });

      expectLawful(table, result);
      if (step.method !== 'ClusterCentroids') expectOnSegments(table, result);
    }
  });

  it.each(mixedMethods)('hold in every row of numbers and text that %o makes', async (step) => {
    for (const seed of [1, 2, 3]) {
      const table = orders(seed, true);

      const result = await run(table, step, { constraints: withPlaces, round: 'kind', seed });

      expectLawful(table, result);
      expectOnSegments(table, result);
      expect(result.classes['1']!.after).toBe(110);
    }
  });

  it('keep combinations of categories that SMOTEN would vote apart', async () => {
    const random = new RandomStream({ seed: 4, item: 0, copy: 0, step: 0 });
    const rows = Array.from({ length: 120 }, (_, i) => [
      ...places[random.below(4)]!,
      'abc'[random.below(3)]!,
      i < 90 ? 'x' : 'y',
    ]);
    const table = tableOf(['city', 'country', 'size', 'target'], rows);
    const broken = (result: TabularResult) =>
      rowsOf(table, result).filter(
        (row) => !places.some(([city, country]) => city === row.city && country === row.country),
      );

    const free = await run(table, { method: 'SMOTEN' });
    const held = await run(table, { method: 'SMOTEN' }, { constraints: [{ fixed: ['city', 'country'] }] });

    expect(broken(free).length).toBeGreaterThan(0);
    expect(broken(held)).toEqual([]);
    expect(held.classes.y!.after).toBe(90);
  });

  it('leave rows alone that were right at once, and draw the others by seed, row and attempt', async () => {
    const table = orders(5, false);
    const rules = { constraints: between, round: 'kind' } as const;

    const free = await run(table, { method: 'SMOTE' }, { round: 'kind' });
    const held = await run(table, { method: 'SMOTE' }, rules);
    const again = await run(table, { method: 'SMOTE' }, rules);
    const more = await run(table, { method: 'SMOTE', sampling_strategy: { 1: 140 } }, rules);

    const attempts = held.synthetic.extra.get('attempt')!;
    expect(Math.max(...attempts)).toBeGreaterThan(0);
    attempts.forEach((attempt, s) => {
      const same = free.synthetic.gap[s] === held.synthetic.gap[s];
      expect(same).toBe(attempt === 0);
    });
    expect(bytesOf(again.synthetic)).toEqual(bytesOf(held.synthetic));
    expect(bytesOf(more.synthetic, held.synthetic.count)).toEqual(bytesOf(held.synthetic));
  });

  it('count what they turned down, by constraint and by class', async () => {
    const { rules, synthetic } = await run(
      orders(5, false),
      { method: 'SMOTE' },
      { constraints: between, round: 'kind' },
    );

    const attempts = [...synthetic.extra.get('attempt')!];
    const draws = attempts.reduce((sum, attempt) => sum + attempt + 1, 0);
    expect(rules?.classes).toEqual({ 1: { asked: 70, made: 70, draws } });
    expect(rules?.constraints.map(({ field }) => field)).toEqual(between.map((_, i) => `constraints[${i}]`));
    expect(rules?.constraints[1]?.rejected).toBe(draws - 70);
    expect(rules?.constraints[1]?.rule).toBe('the sum of "paid", "owed" equals "total"');
  });

  it('leave out rows that no try gets right, and say how many were made of how many', async () => {
    // Of the rows of class b only those between 0 and 0 are whole and below 1.
    const rows = [
      ...Array.from({ length: 30 }, (_, i) => [String(i / 10), 'a']),
      ...['0', '0', '2', '4', '6', '8'].map((x) => [x, 'b']),
      ...['0', '0', '2', '4'].map((x) => [x, 'c']),
    ];
    const table = tableOf(['x', 'target'], rows);
    const allowed = [...new Set(rows.map(([x]) => Number(x)))];

    const result = await run(
      table,
      { method: 'ADASYN', sampling_strategy: { b: 20 }, n_neighbors: 2 },
      { constraints: [{ column: 'x', allowed }] },
    );

    const { asked, made, draws } = result.rules!.classes.b!;
    expect(made).toBeLessThan(asked);
    expect(made).toBe(result.classes.b!.added);
    expect(draws).toBeGreaterThanOrEqual(100 * (asked - made));
    expect(result.warnings).toContainEqual(
      expect.objectContaining({
        code: 'constraint.not-met',
        message: expect.stringMatching(
          new RegExp(`^${made} of ${asked} new rows of class "b" were made; .* after 100 tries each`),
        ),
        where: { class: 'b' },
      }),
    );
  });

  it('refuse when not one row can be made', async () => {
    const table = tableOf(
      ['x', 'target'],
      [...Array.from({ length: 12 }, (_, i) => [String(i), 'a']), ...['1', '3', '5'].map((x) => [x, 'b'])],
    );
    const constraints = [{ column: 'x', allowed: Array.from({ length: 12 }, (_, i) => i) }];

    await expect(run(table, { method: 'SMOTE', k_neighbors: 2 }, { constraints })).rejects.toThrow(
      /0 of 9 were made in 100 tries each\. Constraints: "x" is one of/,
    );
  });

  it('put numbers of rows on no segment to the nearest allowed one', async () => {
    const table = tableOf(
      ['x', 'y', 'target'],
      Array.from({ length: 40 }, (_, i) => [String(10 * (i % 4)), String(i), i < 30 ? 'a' : 'b']),
    );

    const { synthetic } = await run(
      table,
      { method: 'RandomOverSampler', shrinkage: 1 },
      { constraints: [{ column: 'x', allowed: [0, 10, 20, 30] }] },
    );

    expect(new Set(synthetic.numeric.get(0)!)).toEqual(new Set([0, 10, 20, 30]));
  });

  it('round a column that is whole by a constraint, whatever the recipe says of rounding', async () => {
    const table = orders(6, false);

    const { synthetic } = await run(
      table,
      { method: 'SMOTE' },
      { constraints: [{ column: 'start', whole: true }], round: 'none' },
    );

    expect(synthetic.numeric.get(0)!.every(Number.isInteger)).toBe(true);
    expect(synthetic.numeric.get(2)!.every(Number.isInteger)).toBe(false);
  });

  it.each([
    [
      { column: 'share', max: 0.5 },
      /rows of the data break the constraint that "share" is at most 0\.5: in data row \d+, "share" is 0\./,
    ],
    [
      { check: 'end < start' },
      /150 of 150 rows.*in data row 0, "end" is \d+, "start" is \d+\. So do rows 1, 2, 3, 4 and 145 more/,
    ],
    [{ check: 'start <= ende' }, /names "ende", which is no column\. Did you mean "end"/],
    [{ column: 'late', min: 0 }, /names "late", the target column/],
    [{ column: 'share', allowed: ['low'] }, /lists texts for "share", which holds numbers/],
  ])('that the data break, or that name no column, are refused: %j', async (constraint, complaint) => {
    await expect(run(orders(1, false), { method: 'SMOTE' }, { constraints: [constraint] })).rejects.toThrow(complaint);
  });
});
