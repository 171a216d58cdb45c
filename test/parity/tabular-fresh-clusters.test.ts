import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../app/random/stream.ts';
import { expectOnSegment } from './references/golden-checks.ts';
import { tableOf } from './references/golden-table.ts';
import { plainNearest, plainSquared, rowsOf } from './references/plain-samplers.ts';
import { randomTable } from './references/random-tables.ts';
import { bytesOf, explain, explainSteps, run } from './references/table-run.ts';

/** Twenty tables nobody has seen, against the definition of KMeansSMOTE. */

describe.each(Array.from({ length: 20 }, (_, i) => i + 601))('fresh table %i', (number) => {
  const table = randomTable(number);
  const random = new RandomStream({ seed: number, item: 2, copy: 0, step: 0 });
  const given = Array.from(table.target.codes, () => random.below(3));
  const [label = ''] = table.target.labels.slice(-1);
  const now = rowsOf(table, label).length;
  const step = { method: 'KMeansSMOTE', clusters: given, cluster_balance_threshold: 0.01, k_neighbors: 3 };

  it('weighs given clusters by the definition, and draws within them', async () => {
    const squared = plainSquared(table);
    const strategy = { [label]: now + 83 };

    const result = await run(table, { ...step, sampling_strategy: strategy });
    const { classes } = await explain(table, { ...step, sampling_strategy: strategy });

    const groups = [0, 1, 2].map((cluster) => rowsOf(table, label).filter((row) => given[row] === cluster));
    const kept = groups.map((rows) => rows.length > 3);
    const sparsity = groups.map((rows, cluster) => {
      if (!kept[cluster]) return 0;
      const distances = rows.flatMap((a) => rows.filter((b) => b !== a).map((b) => Math.sqrt(squared(a, b))));
      const mean = distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
      return mean ** (0.16 * (Math.log(rows.length) / Math.log(1.6)) ** 1.8) / rows.length;
    });
    const total = sparsity.reduce((sum, value) => sum + value, 0);
    const found = classes[label] as unknown as { clusters: { kept: boolean; weight?: number; n_generate?: number }[] };
    expect(found.clusters.map((cluster) => cluster.kept)).toEqual(kept);
    const { synthetic } = result;
    for (const [cluster, rows] of groups.entries()) {
      const weight = sparsity[cluster]! / total;
      expect(found.clusters[cluster]!.weight ?? 0).toBeCloseTo(weight, 9);
      const made = [...synthetic.base.keys()].filter((i) => given[synthetic.base[i]!] === cluster);
      expect(made).toHaveLength(Math.ceil(83 * weight));
      for (const i of made) {
        const near = plainNearest(synthetic.base[i]!, rows, 3, squared).map(({ row }) => row);
        expect(near).toContain(synthetic.neighbour[i]!);
        expectOnSegment(table, result, i);
      }
    }
  });

  it('starts a bigger run with the rows of a smaller one', async () => {
    const few = await run(table, { ...step, sampling_strategy: { [label]: now + 40 } });
    const many = await run(table, { ...step, sampling_strategy: { [label]: now + 190 } });

    expect(bytesOf(many.synthetic, few.synthetic.count)).toEqual(bytesOf(few.synthetic));
  });

  it('finds clusters whose rows lie nearer to their own mean than to any other', async () => {
    const { steps } = await explainSteps(table, { ...step, clusters: null, kmeans_estimator: 3 });

    const { clusters } = steps[0] as unknown as { clusters: number[] };
    const columns = table.columns.filter((column) => column.kind === 'numeric' && column.index !== table.target.index);
    const means = [0, 1, 2].map((cluster) => {
      const rows = [...clusters.keys()].filter((row) => clusters[row] === cluster);
      return columns.map((column) =>
        column.kind === 'numeric' ? rows.reduce((sum, row) => sum + column.values[row]!, 0) / rows.length : 0,
      );
    });
    const away = (row: number, mean: readonly number[]) =>
      columns.reduce(
        (sum, column, j) => sum + (column.kind === 'numeric' ? (column.values[row]! - mean[j]!) ** 2 : 0),
        0,
      );
    const astray = clusters.filter((cluster, row) =>
      means.some((mean, other) => other !== cluster && away(row, mean) < away(row, means[cluster]!)),
    );
    // The last round ends when the centers all but stand still: a row in a hundred may lie on a border.
    expect(astray.length).toBeLessThanOrEqual(clusters.length / 100);
  });
});

describe('islands', () => {
  const random = new RandomStream({ seed: 701, item: 0, copy: 0, step: 0 });
  const island = (center: number, label: string, count: number) =>
    Array.from({ length: count }, () => [String(center + random.normal()), String(center - random.normal()), label]);
  /** "few" is 3 in 5 of one island and 3 in 8 of another. */
  const table = tableOf(
    ['x', 'y', 'target'],
    [
      ...island(0, 'few', 12),
      ...island(0, 'many', 8),
      ...island(20, 'few', 9),
      ...island(20, 'many', 15),
      ...island(40, 'many', 20),
    ],
  );
  const step = { method: 'KMeansSMOTE', cluster_balance_threshold: 0.2, kmeans_estimator: 3 };

  it.each<[string, Record<string, unknown>]>([
    ['k_neighbors', { k_neighbors: 4 }],
    ['kmeans_estimator', { kmeans_estimator: 1 }],
    ['cluster_balance_threshold', { cluster_balance_threshold: 0.5 }],
    ['density_exponent', { density_exponent: 0 }],
    ['clusters', { clusters: Array.from(table.target.codes, (_, row) => row % 2) }],
    ['sampling_strategy', { sampling_strategy: { add: 30 } }],
  ])('comes out otherwise when %s changes', async (_parameter, change) => {
    const plain = await run(table, step);
    const changed = await run(table, { ...step, ...change });

    expect(plain.synthetic.count).toBeGreaterThan(0);
    expect(changed.synthetic.count).toBeGreaterThan(0);
    expect(bytesOf(changed.synthetic)).not.toEqual(bytesOf(plain.synthetic));
  });
});
