import { describe, expect, it } from 'vitest';
import {
  allowedNeighbours,
  close,
  expectNeighbours,
  expectOnSegment,
  type NeighbourBlock,
} from './references/golden-checks.ts';
import { goldenIsHere, goldenTable, readGolden } from './references/golden-table.ts';
import { explain, run } from './references/table-run.ts';

/** The golden cases of the methods that look at the rows of other classes around a row. */

type ByClass<T> = Readonly<Record<string, T>>;

interface BorderlineBlock {
  readonly n_other: readonly number[];
  readonly n_other_min: readonly number[];
  readonly n_other_max: readonly number[];
  readonly kind: readonly string[];
  readonly ambiguous_rows: readonly number[];
  readonly n_requested: number;
  readonly n_generated: number;
}

interface AdasynBlock {
  readonly k: number;
  readonly n_requested: number;
  readonly n_other: readonly number[];
  readonly n_other_min: readonly number[];
  readonly n_other_max: readonly number[];
  readonly r: readonly number[];
  readonly r_hat: readonly number[];
  readonly g: readonly number[];
  readonly total: number;
  readonly rows_at_exact_half: readonly number[];
  readonly error?: string;
}

interface GoldenCase {
  readonly knn_same_class?: ByClass<NeighbourBlock>;
  readonly knn_all?: ByClass<NeighbourBlock>;
  readonly borderline?: ByClass<BorderlineBlock>;
  readonly adasyn?: ByClass<AdasynBlock>;
}

interface Found {
  readonly rows: readonly number[];
  readonly neighbours: readonly (readonly number[])[];
  readonly distances: readonly (readonly number[])[];
  readonly knn_all: Omit<NeighbourBlock, 'cut_ties'>;
  readonly n_other: readonly number[];
  readonly kind: readonly string[];
  readonly danger_rows: readonly number[];
  readonly noise_rows: readonly number[];
  readonly n_generated: number;
  readonly r: readonly number[];
  readonly r_hat: readonly number[];
  readonly g: readonly number[];
  readonly total: number;
}

function zone(others: number): string {
  if (others === 10) return 'noise';
  return others >= 5 ? 'danger' : 'safe';
}

function expectBetween(found: readonly number[], low: readonly number[], high: readonly number[]): void {
  expect(found).toHaveLength(low.length);
  for (const [i, value] of found.entries()) {
    expect(value).toBeGreaterThanOrEqual(low[i]!);
    expect(value).toBeLessThanOrEqual(high[i]!);
  }
}

describe.skipIf(!goldenIsHere)('golden borders', () => {
  const cases = goldenIsHere ? readGolden<{ cases: string[] }>('index.json').cases : [];

  for (const name of cases) {
    const golden = readGolden<GoldenCase>(`${name}.json`);

    for (const [label, block] of Object.entries(golden.borderline ?? {})) {
      it(`${name}: explain of BorderlineSMOTE puts the rows of class ${label} into their zones`, async () => {
        const { classes } = await explain(goldenTable(`${name}.csv`), { method: 'BorderlineSMOTE' });

        const found = classes[label] as unknown as Found;
        expectNeighbours(found, golden.knn_same_class![label]!);
        expectNeighbours(found.knn_all, golden.knn_all![label]!);
        expectBetween(found.n_other, block.n_other_min, block.n_other_max);
        const inZone = (wanted: string) => found.rows.filter((_, i) => found.kind[i] === wanted);
        for (const [i, row] of found.rows.entries()) {
          expect(found.kind[i]).toBe(zone(found.n_other[i]!));
          if (!block.ambiguous_rows.includes(row)) expect(found.kind[i]).toBe(block.kind[i]);
        }
        expect(found.danger_rows).toEqual(inZone('danger'));
        expect(found.noise_rows).toEqual(inZone('noise'));
        expect(found.n_generated).toBe(block.n_generated);
      });

      it(`${name}: BorderlineSMOTE draws class ${label} from its rows in danger alone`, async () => {
        const table = goldenTable(`${name}.csv`);
        const { classes } = await explain(table, { method: 'BorderlineSMOTE' });
        const { danger_rows } = classes[label] as unknown as Found;

        const result = await run(table, { method: 'BorderlineSMOTE' });

        const { synthetic } = result;
        expect(result.classes[label]!.added).toBe(block.n_generated);
        for (let i = 0; i < synthetic.count; i++) {
          if (table.target.labels[synthetic.classCodes[i]!] !== label) continue;
          expect(danger_rows).toContain(synthetic.base[i]!);
          expect(allowedNeighbours(golden.knn_same_class![label]!, synthetic.base[i]!)).toContain(
            synthetic.neighbour[i]!,
          );
          expectOnSegment(table, result, i);
        }
      });

      it(`${name}: BorderlineSMOTE 2 goes at most half-way from class ${label} to rows of other classes`, async () => {
        const table = goldenTable(`${name}.csv`);

        const result = await run(table, { method: 'BorderlineSMOTE', kind: 'borderline-2' });

        const { synthetic } = result;
        expect(result.classes[label]!.added).toBe(block.n_generated);
        for (let i = 0; i < synthetic.count; i++) {
          if (table.target.labels[synthetic.classCodes[i]!] !== label) continue;
          expect(allowedNeighbours(golden.knn_all![label]!, synthetic.base[i]!)).toContain(synthetic.neighbour[i]!);
          const isOther = table.target.codes[synthetic.neighbour[i]!] !== synthetic.classCodes[i];
          expect(synthetic.gap[i]!).toBeLessThan(isOther ? 0.5 : 1);
          expectOnSegment(table, result, i);
        }
      });
    }

    for (const [label, block] of Object.entries(golden.adasyn ?? {})) {
      if (block.error !== undefined) {
        it(`${name}: ADASYN refuses class ${label}`, async () => {
          await expect(run(goldenTable(`${name}.csv`), { method: 'ADASYN' })).rejects.toThrow(/Class ".*" lies apart/);
        });
        continue;
      }

      it(`${name}: explain of ADASYN shares the rows of class ${label} out as listed`, async () => {
        const { classes } = await explain(goldenTable(`${name}.csv`), { method: 'ADASYN' });

        const found = classes[label] as unknown as Found;
        expectNeighbours(found, golden.knn_same_class![label]!);
        expectBetween(found.n_other, block.n_other_min, block.n_other_max);
        const sum = found.n_other.reduce((total, others) => total + others / block.k, 0);
        for (const [i, others] of found.n_other.entries()) {
          close(found.r[i]!, others / block.k);
          close(found.r_hat[i]!, others / block.k / sum);
        }
        expect(found.total).toBe(found.g.reduce((total, more) => total + more, 0));
        if (block.n_other.some((others, i) => others !== found.n_other[i])) {
          expect(block.n_other_min).not.toEqual(block.n_other_max);
          return;
        }
        for (const [i, more] of block.g.entries()) {
          const slack = block.rows_at_exact_half.includes(found.rows[i]!) ? 1 : 0;
          expect(Math.abs(found.g[i]! - more)).toBeLessThanOrEqual(slack);
        }
        if (block.rows_at_exact_half.length === 0) expect(found.total).toBe(block.total);
      });

      it(`${name}: ADASYN makes exactly g rows from each row of class ${label}`, async () => {
        const table = goldenTable(`${name}.csv`);
        const { classes } = await explain(table, { method: 'ADASYN' });
        const { rows, g } = classes[label] as unknown as Found;

        const result = await run(table, { method: 'ADASYN' });

        const { synthetic } = result;
        const made = new Map<number, number>();
        for (let i = 0; i < synthetic.count; i++) {
          if (table.target.labels[synthetic.classCodes[i]!] !== label) continue;
          made.set(synthetic.base[i]!, (made.get(synthetic.base[i]!) ?? 0) + 1);
          expect(allowedNeighbours(golden.knn_same_class![label]!, synthetic.base[i]!)).toContain(
            synthetic.neighbour[i]!,
          );
          expectOnSegment(table, result, i);
        }
        expect(rows.map((row) => made.get(row) ?? 0)).toEqual(g);
      });
    }
  }
});
