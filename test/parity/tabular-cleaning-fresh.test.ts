import { describe, expect, it } from 'vitest';
import type { Table } from '../../app/tabular/table.ts';
import { tableOf } from './references/golden-table.ts';
import { classesOf, everyRow, type Points, plainEnn, plainTomek, pointsOf } from './references/plain-cleaning.ts';
import { randomTable } from './references/random-tables.ts';
import { run } from './references/table-run.ts';

const numbers = Array.from({ length: 20 }, (_, i) => i + 1);

async function removedBy(table: Table, step: Readonly<Record<string, unknown>>): Promise<number[]> {
  const { removed } = await run(table, step);
  return removed.map(({ row }) => row).sort((a, b) => a - b);
}

/** The table that a run leaves, as the points of one table: input rows, then all synthetic rows. */
async function pointsAfter(table: Table, step: Readonly<Record<string, unknown>>): Promise<Points> {
  const { synthetic } = await run(table, step);
  const { x, y } = pointsOf(table);
  const made = Array.from({ length: synthetic.count }, (_, i) =>
    [...synthetic.numeric].sort(([a], [b]) => a - b).map(([, values]) => values[i]!),
  );
  return { x: [...x, ...made], y: [...y, ...synthetic.classCodes] };
}

describe.each(numbers)('fresh table %i', (number) => {
  const table = randomTable(number);
  const points = pointsOf(table);
  const rows = everyRow(points);

  it.each(['auto', 'majority', 'not majority', 'all'])(
    'TomekLinks (%s) cuts the links of the definition',
    async (strategy) => {
      const found = await removedBy(table, { method: 'TomekLinks', sampling_strategy: strategy });

      expect(found).toEqual(plainTomek(points, rows, classesOf(strategy, points.y, rows)));
    },
  );

  it.each([
    ['auto', 'all', 3],
    ['all', 'all', 1],
    ['all', 'mode', 4],
    ['not majority', 'mode', 3],
  ])('EditedNearestNeighbours (%s, %s, %i) removes what the definition does', async (strategy, kind, k) => {
    const step = { method: 'EditedNearestNeighbours', sampling_strategy: strategy, kind_sel: kind, n_neighbors: k };

    const found = await removedBy(table, step);

    expect(found).toEqual(plainEnn(points, rows, { k, kind, classes: classesOf(strategy, points.y, rows) }));
  });

  it('SMOTETomek and SMOTEENN clean what SMOTE leaves, real rows and new ones', async () => {
    const grown = await pointsAfter(table, { method: 'SMOTE' });
    const all = everyRow(grown);
    const classes = new Set(grown.y);

    for (const [method, expected] of [
      ['SMOTETomek', plainTomek(grown, all, classes)],
      ['SMOTEENN', plainEnn(grown, all, { k: 3, kind: 'all', classes })],
    ] as const) {
      const { removed, warnings } = await run(table, { method });

      // A class that would be emptied stays whole, and a warning names it.
      const spared = warnings.map(({ where }) => table.target.labels.indexOf(where?.class ?? ''));
      expect(removed.map(({ row }) => row)).toEqual(expected.filter((row) => !spared.includes(grown.y[row]!)));
      for (const code of spared) {
        expect(all.every((row) => grown.y[row] !== code || expected.includes(row))).toBe(true);
      }
    }
  });

  it('SMOTETomek and SMOTEENN do what the chain of the two methods does', async () => {
    const chains = [
      ['SMOTETomek', { method: 'TomekLinks', sampling_strategy: 'all' }],
      ['SMOTEENN', { method: 'EditedNearestNeighbours', sampling_strategy: 'all' }],
    ] as const;
    for (const [method, cleaning] of chains) {
      const together = await run(table, { method }, { scale: 'standard', round: 'kind' });
      const chained = await run(table, [{ method: 'SMOTE' }, cleaning], { scale: 'standard', round: 'kind' });

      const emptied = new Set(chained.warnings.map(({ where }) => where?.class));
      expect(new Set(together.warnings.map(({ where }) => where?.class))).toEqual(emptied);
      for (const [label, counts] of Object.entries(chained.classes)) {
        const left = emptied.has(label) ? { ...counts, removed: 0, after: counts.before + counts.added } : counts;
        expect(together.classes[label]).toEqual(left);
      }
    }
  });

  it('RandomUnderSampler leaves every class as many rows as the smallest has', async () => {
    const { classes, removed } = await run(table, { method: 'RandomUnderSampler' });

    const fewest = Math.min(...Object.values(classes).map(({ before }) => before));
    for (const { after, added } of Object.values(classes)) expect([after, added]).toEqual([fewest, 0]);
    expect(new Set(removed.map(({ row }) => row)).size).toBe(removed.length);
  });

  it('RandomUnderSampler with replacement makes copies of rows drawn again', async () => {
    const { classes, removed, synthetic } = await run(table, { method: 'RandomUnderSampler', replacement: true });

    const gone = new Set(removed.map(({ row }) => row));
    const fewest = Math.min(...Object.values(classes).map(({ before }) => before));
    for (const { after } of Object.values(classes)) expect(after).toBe(fewest);
    for (let i = 0; i < synthetic.count; i++) {
      const base = synthetic.base[i]!;
      expect(gone.has(base)).toBe(false);
      expect(table.target.codes[base]).toBe(synthetic.classCodes[i]);
      for (const [j, values] of [...synthetic.numeric.values()].entries()) expect(values[i]).toBe(points.x[base]![j]);
    }
  });
});

describe('any table', () => {
  const table = randomTable(102);

  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['sampling_strategy', { method: 'TomekLinks' }, { method: 'TomekLinks', sampling_strategy: 'all' }],
    ['a list of classes', { method: 'TomekLinks' }, { method: 'TomekLinks', sampling_strategy: ['class 1'] }],
    ['n_neighbors', { method: 'EditedNearestNeighbours' }, { method: 'EditedNearestNeighbours', n_neighbors: 5 }],
    ['kind_sel', { method: 'EditedNearestNeighbours' }, { method: 'EditedNearestNeighbours', kind_sel: 'mode' }],
    ['replacement', { method: 'RandomUnderSampler' }, { method: 'RandomUnderSampler', replacement: true }],
    [
      'the amount',
      { method: 'RandomUnderSampler' },
      { method: 'RandomUnderSampler', sampling_strategy: { 'class 0': 40 } },
    ],
    ...['SMOTETomek', 'SMOTEENN'].flatMap((method): [string, Record<string, unknown>, Record<string, unknown>][] => [
      [`${method}: k_neighbors`, { method }, { method, k_neighbors: 2 }],
      [`${method}: sampling_strategy`, { method }, { method, sampling_strategy: { multiply: 1.2 } }],
      [`${method}: cleaning_strategy`, { method }, { method, cleaning_strategy: ['class 0'] }],
      [`${method}: remove`, { method }, { method, remove: 'synthetic' }],
    ]),
    ['SMOTEENN: n_neighbors', { method: 'SMOTEENN' }, { method: 'SMOTEENN', n_neighbors: 1 }],
    ['SMOTEENN: kind_sel', { method: 'SMOTEENN' }, { method: 'SMOTEENN', kind_sel: 'mode' }],
  ])('comes out otherwise when %s changes', async (_parameter, one, other) => {
    expect(await removedBy(table, one)).not.toEqual(await removedBy(table, other));
  });

  it.each(['SMOTETomek', 'SMOTEENN'])(
    '%s keeps every row of the input when only synthetic ones may go',
    async (method) => {
      const rows = await removedBy(table, { method, remove: 'synthetic' });

      expect(rows.length).toBeGreaterThan(0);
      expect(Math.min(...rows)).toBeGreaterThanOrEqual(table.rowCount);
    },
  );

  it('draws other rows with another seed, and fewer rows as the first of more', async () => {
    const step = { method: 'RandomUnderSampler', sampling_strategy: { 'class 0': 60 } };
    const kept = async (count: number, seed: number) => {
      const { removed } = await run(table, { ...step, sampling_strategy: { 'class 0': count } }, { seed });
      const gone = new Set(removed.map(({ row }) => row));
      return everyRow(pointsOf(table)).filter((row) => table.target.codes[row] === 0 && !gone.has(row));
    };

    expect(await kept(60, 1)).not.toEqual(await kept(60, 2));
    expect(await kept(60, 1)).toEqual(expect.arrayContaining(await kept(20, 1)));
  });

  it('draws every row alike', async () => {
    const rows = Array.from({ length: 10 }, (_, i) => [String(i), i < 8 ? 'many' : 'few']);
    const small = tableOf(['x', 'target'], rows);
    const times = new Map<number, number>();
    for (let seed = 0; seed < 800; seed++) {
      const { removed } = await run(small, { method: 'RandomUnderSampler' }, { seed });
      for (const { row } of removed) times.set(row, (times.get(row) ?? 0) + 1);
    }

    const chiSquare = [...times.values()].reduce((sum, n) => sum + (n - 600) ** 2 / 600, 0);
    expect(times.size).toBe(8);
    expect(chiSquare).toBeLessThan(24.3); // 99.9th percentile with 7 degrees of freedom
  });

  it('says so when a cleaning rule takes a class away', async () => {
    const lone = tableOf(
      'x,target'.split(','),
      ['1,a', '2,b', '3,a', '4,a'].map((line) => line.split(',')),
    );

    const { warnings, classes } = await run(lone, {
      method: 'EditedNearestNeighbours',
      sampling_strategy: 'all',
      n_neighbors: 1,
    });

    expect(classes.b?.after).toBe(0);
    expect(warnings.map(({ code, where }) => [code, where?.class])).toEqual([['class.emptied', 'b']]);
  });

  it('goes on without a class that was taken away', async () => {
    const lone = tableOf(
      'x,target'.split(','),
      ['1,a', '2,b', '3,a', '4,a', '9,c', '9,c'].map((line) => line.split(',')),
    );

    const { classes } = await run(lone, [
      { method: 'EditedNearestNeighbours', sampling_strategy: ['b'], n_neighbors: 1 },
      { method: 'RandomOverSampler', sampling_strategy: 'all' },
    ]);

    expect(Object.values(classes).map(({ after }) => after)).toEqual([3, 0, 3]);
  });
});
