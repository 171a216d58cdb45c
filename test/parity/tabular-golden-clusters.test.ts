import { describe, expect, it } from 'vitest';
import { close, expectOnSegment } from './references/golden-checks.ts';
import { goldenIsHere, goldenTable, readGolden } from './references/golden-table.ts';
import { explain, run } from './references/table-run.ts';

/** The golden cases of KMeansSMOTE, with the clusters given. */

interface ClusterEntry {
  readonly cluster: number;
  readonly size: number;
  readonly n_class: number;
  readonly share: number;
  readonly kept: boolean;
  readonly mean_distance?: number;
  readonly exponent?: number;
  readonly sparsity?: number;
  readonly weight?: number;
  readonly n_generate?: number;
}

interface ClassBlock {
  readonly n_requested: number;
  readonly threshold: number | '-inf';
  readonly clusters: readonly ClusterEntry[];
  readonly total?: number;
  readonly error?: string;
}

interface GoldenCase {
  readonly kmeans_smote?: Readonly<
    Record<string, { readonly clusters: readonly number[]; readonly classes: Readonly<Record<string, ClassBlock>> }>
  >;
}

describe.skipIf(!goldenIsHere)('golden clusters', () => {
  const cases = goldenIsHere ? readGolden<{ cases: string[] }>('index.json').cases : [];

  for (const name of cases) {
    for (const [number, block] of Object.entries(readGolden<GoldenCase>(`${name}.json`).kmeans_smote ?? {})) {
      const step = { method: 'KMeansSMOTE', clusters: block.clusters };
      const refused = Object.entries(block.classes).filter(([, { error }]) => error !== undefined);

      it(`${name}: explain of KMeansSMOTE weighs ${number} clusters as listed`, async () => {
        const { classes } = await explain(goldenTable(`${name}.csv`), step);

        expect(Object.keys(classes)).toEqual(Object.keys(block.classes));
        for (const [label, expected] of Object.entries(block.classes)) {
          const found = classes[label] as unknown as ClassBlock;
          expect(found.n_requested).toBe(expected.n_requested);
          expect(found.total).toBe(expected.total);
          expect(found.error === undefined).toBe(expected.error === undefined);
          if (expected.threshold === '-inf') expect(found.threshold).toBe('-inf');
          else close(found.threshold as number, expected.threshold);
          for (const [
            i,
            { cluster, size, n_class, share, kept, n_generate, ...figures },
          ] of expected.clusters.entries()) {
            const entry = found.clusters[i]!;
            expect(entry).toMatchObject({ cluster, size, n_class, kept });
            expect(entry.n_generate).toBe(n_generate);
            close(entry.share, share);
            for (const [figure, value] of Object.entries(figures)) {
              close(entry[figure as 'weight']!, value);
            }
          }
        }
      });

      it(`${name}: KMeansSMOTE makes the rows listed in each of ${number} clusters`, async () => {
        const table = goldenTable(`${name}.csv`);
        if (refused.length > 0) {
          await expect(run(table, step)).rejects.toThrow(/"cluster_balance_threshold": 0\.\d+/);
          return;
        }

        const result = await run(table, step);

        const { synthetic } = result;
        const made = new Map<string, number>();
        for (let i = 0; i < synthetic.count; i++) {
          const cluster = block.clusters[synthetic.base[i]!]!;
          const key = `${table.target.labels[synthetic.classCodes[i]!]} ${cluster}`;
          made.set(key, (made.get(key) ?? 0) + 1);
          expect(block.clusters[synthetic.neighbour[i]!]).toBe(cluster);
          expect(synthetic.extra.get('cluster')![i]).toBe(cluster);
          expectOnSegment(table, result, i);
        }
        for (const [label, { clusters }] of Object.entries(block.classes)) {
          for (const { cluster, n_generate = 0 } of clusters) {
            expect(made.get(`${label} ${cluster}`) ?? 0).toBe(n_generate);
          }
        }
      });
    }
  }
});
