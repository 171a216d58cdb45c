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

/** The golden cases of SVMSMOTE. The support set depends on a solver's tolerance: it must overlap, not be equal. */

interface SupportBlock {
  readonly gamma: number;
  readonly support_rows: readonly number[];
  readonly noise_rows: readonly number[];
  readonly danger_rows: readonly number[];
  readonly safe_rows: readonly number[];
}

type Group = 'noise_rows' | 'danger_rows' | 'safe_rows';

interface GoldenCase {
  readonly knn_same_class?: Readonly<Record<string, NeighbourBlock>>;
  readonly borderline?: Readonly<Record<string, { readonly ambiguous_rows: readonly number[] }>>;
  readonly svmsmote?: Readonly<Record<string, SupportBlock>>;
}

function overlap(one: readonly number[], other: readonly number[]): number {
  const both = one.filter((row) => other.includes(row)).length;
  return both / (one.length + other.length - both);
}

describe.skipIf(!goldenIsHere)('golden supports', () => {
  const cases = goldenIsHere ? readGolden<{ cases: string[] }>('index.json').cases : [];

  for (const name of cases) {
    const golden = readGolden<GoldenCase>(`${name}.json`);

    for (const [label, block] of Object.entries(golden.svmsmote ?? {})) {
      it(`${name}: explain of SVMSMOTE finds the support vectors of class ${label}`, async () => {
        const { classes } = await explain(goldenTable(`${name}.csv`), { method: 'SVMSMOTE' });

        const found = classes[label] as unknown as SupportBlock & NeighbourBlock;
        close(found.gamma, block.gamma);
        expect(overlap(found.support_rows, block.support_rows)).toBeGreaterThanOrEqual(0.9);
        expectNeighbours(found, golden.knn_same_class![label]!);
        const groups: Group[] = ['noise_rows', 'danger_rows', 'safe_rows'];
        for (const group of groups) {
          for (const row of found[group]) {
            if (golden.borderline![label]!.ambiguous_rows.includes(row)) continue;
            if (block.support_rows.includes(row)) expect(block[group]).toContain(row);
          }
        }
        expect(groups.flatMap((group) => found[group]).sort((a, b) => a - b)).toEqual(found.support_rows);
      });

      it(`${name}: SVMSMOTE goes inward from danger and outward from safe rows of class ${label}`, async () => {
        const table = goldenTable(`${name}.csv`);
        const { classes } = await explain(table, { method: 'SVMSMOTE' });
        const { danger_rows, safe_rows } = classes[label] as unknown as SupportBlock;

        const result = await run(table, { method: 'SVMSMOTE' });

        const { synthetic } = result;
        expect(result.classes[label]!.after).toBe(Math.max(...Object.values(result.classes).map(({ after }) => after)));
        for (let i = 0; i < synthetic.count; i++) {
          if (table.target.labels[synthetic.classCodes[i]!] !== label) continue;
          const [base, gap] = [synthetic.base[i]!, synthetic.gap[i]!];
          expect(allowedNeighbours(golden.knn_same_class![label]!, base)).toContain(synthetic.neighbour[i]!);
          expect(gap > 0 ? danger_rows : [...safe_rows, ...danger_rows]).toContain(base);
          expect(gap).toBeGreaterThan(-0.5);
          expect(gap).toBeLessThan(1);
          if (gap < 0) expect(safe_rows).toContain(base);
          expectOnSegment(table, result, i);
        }
      });
    }
  }
});
