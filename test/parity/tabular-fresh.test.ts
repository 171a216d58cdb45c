import { describe, expect, it } from 'vitest';
import { runTabularRecipe } from '../../app/tabular/run-recipe.ts';
import type { SyntheticRows, TabularResult } from '../../app/tabular/run-result.ts';
import type { NumericColumn, Table } from '../../app/tabular/table.ts';
import { NeighbourPool } from '../../main/engine/jobs/neighbour-pool.ts';
import { tableOf } from './references/golden-table.ts';
import { matrixOf, plainNeighbours } from './references/plain-neighbours.ts';
import { randomTable } from './references/random-tables.ts';
import { explain, quietContext, recipeOf, run } from './references/table-run.ts';

const numbers = Array.from({ length: 20 }, (_, i) => i + 1);

function features(table: Table): NumericColumn[] {
  return table.columns.filter(
    (column): column is NumericColumn => column.kind === 'numeric' && column.index !== table.target.index,
  );
}

function rowsOf(table: Table, label: string): number[] {
  const code = table.target.labels.indexOf(label);
  return [...table.target.codes.keys()].filter((row) => table.target.codes[row] === code);
}

/** Neighbors within a class by the definition, as identities. */
function plainClassNeighbours(table: Table, label: string, k: number): Map<number, number[]> {
  const rows = rowsOf(table, label);
  const points = matrixOf(rows.map((row) => features(table).map((column) => column.values[row]!)));
  const lists = plainNeighbours({ points, queries: points, self: null, k });
  return new Map(rows.map((row, i) => [row, lists[i]!.map(({ position }) => rows[position]!)]));
}

function bytesOf(synthetic: SyntheticRows, count = synthetic.count): unknown {
  return {
    numeric: [...synthetic.numeric].map(([column, values]) => [column, [...values.subarray(0, count)]]),
    base: [...synthetic.base.subarray(0, count)],
    neighbour: [...synthetic.neighbour.subarray(0, count)],
    gap: [...synthetic.gap.subarray(0, count)],
  };
}

describe.each(numbers)('fresh table %i', (number) => {
  const table = randomTable(number);

  it('gives SMOTE the neighbors of the definition', async () => {
    const { classes } = await explain(table, { method: 'SMOTE', k_neighbors: 4 });

    for (const label of table.target.labels) {
      const expected = plainClassNeighbours(table, label, 4);
      const found = classes[label] as { rows: number[]; neighbours: number[][] };
      expect(new Map(found.rows.map((row, i) => [row, found.neighbours[i]!]))).toEqual(expected);
    }
  });

  it('puts every row of SMOTE on the segment that its lineage names', async () => {
    const { synthetic, classes } = await run(table, { method: 'SMOTE' });

    const lists = new Map(table.target.labels.map((label) => [label, plainClassNeighbours(table, label, 5)]));
    for (let i = 0; i < synthetic.count; i++) {
      const label = table.target.labels[synthetic.classCodes[i]!]!;
      expect(lists.get(label)!.get(synthetic.base[i]!)).toContain(synthetic.neighbour[i]!);
      for (const column of features(table)) {
        const from = column.values[synthetic.base[i]!]!;
        const to = column.values[synthetic.neighbour[i]!]!;
        const value = synthetic.numeric.get(column.index)![i]!;
        expect(Math.abs(value - (from + synthetic.gap[i]! * (to - from)))).toBeLessThanOrEqual(
          1e-9 * Math.abs(to - from),
        );
      }
    }
    expect(new Set(Object.values(classes).map(({ after }) => after)).size).toBe(1);
  });

  it('copies whole rows with RandomOverSampler', async () => {
    const { synthetic } = await run(table, { method: 'RandomOverSampler' });

    for (let i = 0; i < synthetic.count; i++) {
      expect(table.target.codes[synthetic.base[i]!]).toBe(synthetic.classCodes[i]!);
      for (const column of features(table)) {
        expect(synthetic.numeric.get(column.index)![i]).toBe(column.values[synthetic.base[i]!]);
      }
    }
  });

  it('starts a bigger run with the rows of a smaller one', async () => {
    const [label = ''] = table.target.labels.slice(-1);
    const now = rowsOf(table, label).length;
    for (const method of ['SMOTE', 'RandomOverSampler']) {
      const few = await run(table, { method, sampling_strategy: { [label]: now + 17 } });
      const many = await run(table, { method, sampling_strategy: { [label]: now + 90 } });

      expect(bytesOf(many.synthetic, 17)).toEqual(bytesOf(few.synthetic));
    }
  });
});

describe('any table', () => {
  const table = randomTable(101);

  it('gives the same rows for 1, 2 and 4 workers', async () => {
    const recipe = recipeOf([{ method: 'SMOTE' }, { method: 'SMOTE', sampling_strategy: { multiply: 1.5 } }]);
    const results: TabularResult[] = [];
    for (const workers of [1, 2, 4]) {
      const search = new NeighbourPool(workers, 0);
      results.push(await runTabularRecipe(table, recipe, { ...quietContext, search }));
      await search.close();
    }

    const [first, ...others] = results.map(({ synthetic }) => bytesOf(synthetic));
    for (const other of others) expect(other).toEqual(first);
  });

  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['k_neighbors', { method: 'SMOTE', k_neighbors: 5 }, { method: 'SMOTE', k_neighbors: 3 }],
    ['"fit" against a smaller k', { method: 'SMOTE', k_neighbors: 'fit' }, { method: 'SMOTE', k_neighbors: 2 }],
    ['sampling_strategy', { method: 'SMOTE' }, { method: 'SMOTE', sampling_strategy: { add: 9 } }],
    ['shrinkage', { method: 'RandomOverSampler' }, { method: 'RandomOverSampler', shrinkage: 0.5 }],
    [
      'the amount of shrinkage',
      { method: 'RandomOverSampler', shrinkage: 1 },
      { method: 'RandomOverSampler', shrinkage: 2 },
    ],
  ])('comes out otherwise when %s changes', async (_parameter, one, other) => {
    expect(bytesOf((await run(table, one)).synthetic)).not.toEqual(bytesOf((await run(table, other)).synthetic));
  });

  it.each<[string, Parameters<typeof run>[2], Parameters<typeof run>[2]]>([
    ['the seed', { seed: 1 }, { seed: 2 }],
    ['scale to standard', {}, { scale: 'standard' }],
    ['scale to minmax', {}, { scale: 'minmax' }],
    ['scale to robust', {}, { scale: 'robust' }],
    ['round', { round: 'none' }, { round: 'kind' }],
    ['round to decimals', { round: 'none' }, { round: 'decimals' }],
  ])('comes out otherwise when a recipe changes %s', async (_key, one, other) => {
    const step = { method: 'SMOTE' };

    expect(bytesOf((await run(table, step, one)).synthetic)).not.toEqual(
      bytesOf((await run(table, step, other)).synthetic),
    );
  });

  it('draws every (row, neighbor) pair alike, and gaps uniformly', async () => {
    const rows = Array.from({ length: 6 }, (_, i) => [String(i * i), 'few']);
    const small = tableOf(['x', 'target'], [...rows, ...Array.from({ length: 9 }, (_, i) => [String(i), 'many'])]);

    const { synthetic } = await run(small, { method: 'SMOTE', k_neighbors: 2, sampling_strategy: { few: 24_006 } });

    const pairs = new Map<string, number>();
    let gaps = 0;
    for (let i = 0; i < synthetic.count; i++) {
      const pair = `${synthetic.base[i]} ${synthetic.neighbour[i]}`;
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
      gaps += synthetic.gap[i]!;
    }
    const chiSquare = [...pairs.values()].reduce((sum, n) => sum + (n - 2000) ** 2 / 2000, 0);
    expect(pairs.size).toBe(12);
    expect(chiSquare).toBeLessThan(31.3); // 99.9th percentile with 11 degrees of freedom
    expect(Math.abs(gaps / synthetic.count - 0.5)).toBeLessThan(0.01);
  });

  it('adds noise of the stated spread', async () => {
    const number = table.columns.find(({ kind }) => kind === 'numeric')!.index;
    const { classes } = await explain(table, { method: 'RandomOverSampler', shrinkage: 1 });
    const [label = ''] = table.target.labels.slice(-1);
    const { noise_std_shrinkage_1 } = classes[label] as { noise_std_shrinkage_1: number[] };
    const column = features(table).findIndex(({ index }) => index === number);

    const { synthetic } = await run(table, {
      method: 'RandomOverSampler',
      shrinkage: 2,
      sampling_strategy: { [label]: 20_000 },
    });

    const source = features(table)[column]!.values;
    const moved = Array.from(synthetic.base, (base, i) => synthetic.numeric.get(number)![i]! - source[base]!);
    const spread = Math.sqrt(moved.reduce((sum, by) => sum + by * by, 0) / moved.length);
    expect(spread / (2 * noise_std_shrinkage_1[column]!)).toBeCloseTo(1, 1);
  });

  it('lets a later step take synthetic rows for parents, named by their identity', async () => {
    const { synthetic } = await run(table, [
      { method: 'RandomOverSampler', sampling_strategy: { add: 200 } },
      { method: 'SMOTE', sampling_strategy: { add: 300 } },
    ]);

    const fromSynthetic = [...synthetic.base.keys()].filter((i) => synthetic.base[i]! >= table.rowCount);
    expect(fromSynthetic.length).toBeGreaterThan(0);
    expect(new Set(fromSynthetic.map((i) => synthetic.step[i]))).toEqual(new Set([1]));
    const [column] = features(table);
    const readRow = (row: number) =>
      row < table.rowCount ? column!.values[row]! : synthetic.numeric.get(column!.index)![row - table.rowCount]!;
    for (const i of fromSynthetic) {
      const from = readRow(synthetic.base[i]!);
      const to = readRow(synthetic.neighbour[i]!);
      expect(synthetic.numeric.get(column!.index)![i]!).toBeCloseTo(from + synthetic.gap[i]! * (to - from), 9);
    }
  });

  it('reads "fit" as fewer neighbors for a small class, and says so', async () => {
    const rows = [
      ...Array.from({ length: 4 }, (_, i) => [String(i), 'few']),
      ...Array.from({ length: 9 }, (_, i) => [String(i), 'many']),
    ];

    const result = await run(tableOf(['x', 'target'], rows), { method: 'SMOTE', k_neighbors: 'fit' });

    expect(result.classes.few).toEqual({ before: 4, added: 5, removed: 0, after: 9 });
    expect(result.warnings.map(({ code, where }) => [code, where?.class])).toEqual([['class.fewer-neighbors', 'few']]);
  });
});
