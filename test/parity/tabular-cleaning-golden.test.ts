import { describe, expect, it } from 'vitest';
import { goldenIsHere, goldenTable, readGolden } from './references/golden-table.ts';
import { explainSteps, run } from './references/table-run.ts';

interface GoldenCleaning {
  readonly tomek?: {
    readonly links: readonly (readonly [number, number])[];
    readonly rows_with_tied_nearest: readonly number[];
    readonly removed: Readonly<Record<string, readonly number[]>>;
  };
  readonly enn?: {
    readonly k: number;
    readonly rows_with_cut_tie: readonly number[];
    readonly removed: Readonly<Record<string, readonly number[]>>;
  };
}

if (!goldenIsHere) console.info('Golden tables are not here: their tests are skipped.');
const cases = goldenIsHere ? readGolden<{ cases: string[] }>('index.json').cases : [];

/** Equal but for rows whose decision hangs on which of several equally distant rows is taken. */
function expectRows(found: readonly number[], expected: readonly number[], tied: ReadonlySet<number>): void {
  const certain = (rows: readonly number[]) => rows.filter((row) => !tied.has(row)).sort((a, b) => a - b);
  expect(certain(found)).toEqual(certain(expected));
}

describe.skipIf(!goldenIsHere)('golden cleaning', () => {
  for (const name of cases) {
    const { tomek, enn } = readGolden<GoldenCleaning>(`${name}.json`);

    for (const [strategy, rows] of Object.entries(tomek?.removed ?? {})) {
      it(`${name}: TomekLinks removes the rows listed for "${strategy}"`, async () => {
        const table = goldenTable(`${name}.csv`);
        const step = { method: 'TomekLinks', sampling_strategy: strategy };

        const {
          steps: [seen],
        } = await explainSteps(table, step);
        const { removed, synthetic } = await run(table, step);

        // A row that is linked to a tied one may be linked otherwise, too.
        const tied = new Set(tomek!.rows_with_tied_nearest);
        const partners = tomek!.links.filter((link) => link.some((row) => tied.has(row))).flat();
        expectRows(seen!.removed as number[], rows, new Set([...tied, ...partners]));
        const sure = (links: readonly (readonly number[])[]) =>
          links.filter((link) => !link.some((row) => tied.has(row)));
        expect(sure(seen!.links as number[][])).toEqual(sure(tomek!.links));
        expect(removed.map(({ row }) => row)).toEqual(seen!.removed);
        expect(synthetic.count).toBe(0);
      });
    }

    for (const [rule, rows] of Object.entries(enn?.removed ?? {})) {
      it(`${name}: EditedNearestNeighbours removes the rows listed for ${rule}`, async () => {
        const table = goldenTable(`${name}.csv`);
        const [kind_sel, sampling_strategy] = rule.split('/');
        const step = { method: 'EditedNearestNeighbours', n_neighbors: enn!.k, kind_sel, sampling_strategy };

        const {
          steps: [seen],
        } = await explainSteps(table, step);
        const { removed } = await run(table, step);

        expectRows(seen!.removed as number[], rows, new Set(enn!.rows_with_cut_tie));
        expect(removed.map(({ row }) => row)).toEqual(seen!.removed);
      });
    }
  }

  it.each([
    [
      'tomek',
      (golden: GoldenCleaning) => golden.tomek?.removed,
      (strategy: string) => ({ method: 'TomekLinks', sampling_strategy: strategy }),
    ],
    [
      'enn',
      (golden: GoldenCleaning) => golden.enn?.removed,
      (rule: string) => ({
        method: 'EditedNearestNeighbours',
        kind_sel: rule.split('/')[0],
        sampling_strategy: rule.split('/')[1],
      }),
    ],
  ])('%s: takes tied rows by their number, as the lists do', async (_block, listed, stepOf) => {
    const golden = readGolden<GoldenCleaning>('duplicates.json');
    for (const [rule, rows] of Object.entries(listed(golden) ?? {})) {
      const { removed } = await run(goldenTable('duplicates.csv'), stepOf(rule));

      expect(removed.map(({ row }) => row)).toEqual(rows);
    }
  });
});
