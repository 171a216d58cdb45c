import { describe, expect, it } from 'vitest';
import { tableOf } from '../../../../test/parity/references/golden-table.ts';
import { explain, explainSteps, run } from '../../../../test/parity/references/table-run.ts';

/** Three islands: "few" alone at 0 1 2 3 and, wider, at 100 110 120 130; two of them among "many" at 200 to 213. */
const few = [0, 1, 2, 3, 100, 110, 120, 130, 200, 201];
const table = tableOf(
  ['x', 'target'],
  [...few.map((x) => [String(x), 'few']), ...Array.from({ length: 14 }, (_, i) => [String(200 + i), 'many'])],
);
const clusters = [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, ...Array.from({ length: 14 }, () => 2)];
const step = { method: 'KMeansSMOTE', clusters };

describe('KMeansSMOTE', () => {
  it('keeps clusters where the class is strong, and gives sparse ones more', async () => {
    const { classes } = await explain(table, { ...step, density_exponent: 2 });

    // Mean distances 5/3 and 50/3 of four rows each: sparsities 1 : 100.
    const found = classes.few as { clusters: { kept: boolean; weight?: number; n_generate?: number }[]; total: number };
    expect(found.clusters.map(({ kept }) => kept)).toEqual([true, true, false]);
    expect(found.clusters[0]!.weight).toBeCloseTo(1 / 101, 12);
    expect(found.clusters.map(({ n_generate }) => n_generate)).toEqual([1, 4, undefined]);
    expect(found.total).toBe(5);
  });

  it('finds the islands by itself, and the same ones in explain and run', async () => {
    const own = { method: 'KMeansSMOTE', kmeans_estimator: 3 };

    const { steps } = await explainSteps(table, own);
    const { synthetic } = await run(table, own);

    const found = steps[0] as unknown as { clusters: number[] };
    expect(new Set(found.clusters.slice(0, 4)).size).toBe(1);
    expect(new Set(found.clusters.slice(4, 8)).size).toBe(1);
    for (let i = 0; i < synthetic.count; i++) {
      expect(synthetic.extra.get('cluster')![i]).toBe(found.clusters[synthetic.base[i]!]);
    }
  });

  it('says which threshold would work when the class is nowhere strong enough', async () => {
    const mixed = { ...step, clusters: clusters.map(() => 0).map((_, i) => i % 2) };

    await expect(run(table, mixed)).rejects.toThrow(
      /at most 0\.4166 of a cluster.*"cluster_balance_threshold": 0\.4166/,
    );
    const { classes } = await run(table, { ...mixed, cluster_balance_threshold: 0.4166 });

    expect(classes.few?.added).toBeGreaterThanOrEqual(4);
  });

  it('says what would work when the class has too few rows in every cluster', async () => {
    const apart = clusters.map((_, i) => (i < 10 ? i >> 1 : 5));

    await expect(run(table, { ...step, clusters: apart })).rejects.toThrow(
      /at most 2 rows in one of the 6 clusters.*"k_neighbors": 1.*"kmeans_estimator": 1/,
    );
  });

  it('refuses clusters that are not one a row', async () => {
    await expect(run(table, { ...step, clusters: [0, 1] })).rejects.toThrow(/has 2 numbers, and the step sees 24 rows/);
  });

  it('refuses more clusters than rows', async () => {
    await expect(run(table, { method: 'KMeansSMOTE', kmeans_estimator: 25 })).rejects.toThrow(/is 25, and .* 24 rows/);
  });

  it('shares rows out evenly where all of them coincide', async () => {
    const twins = tableOf(
      ['x', 'target'],
      [...Array.from({ length: 6 }, () => ['1', 'few']), ...Array.from({ length: 10 }, () => ['2', 'many'])],
    );
    const given = [0, 0, 0, 1, 1, 1, ...Array.from({ length: 10 }, () => 2)];

    const { classes } = await run(twins, { ...step, clusters: given });

    expect(classes.few?.added).toBe(4);
  });
});
