import { describe, expect, it } from 'vitest';
import type { Table } from '../../app/tabular/table.ts';
import { tableOf } from './references/golden-table.ts';
import { classesOf, everyRow, pointsOf } from './references/plain-cleaning.ts';
import { plainCnn, plainNcr, plainNearMiss, plainOss, plainRounds } from './references/plain-under-sampling.ts';
import { randomTable } from './references/random-tables.ts';
import { explainSteps, run } from './references/table-run.ts';

const numbers = Array.from({ length: 20 }, (_, i) => i + 1);

type Step = Readonly<Record<string, unknown>>;

async function removedBy(table: Table, step: Step): Promise<number[]> {
  const { removed } = await run(table, step);
  return removed.map(({ row }) => row).sort((a, b) => a - b);
}

async function seedsOf(table: Table, step: Step): Promise<Map<number, number[]>> {
  const { steps } = await explainSteps(table, step);
  const seeds = Object.entries(steps[0]!.seeds as Record<string, number[]>);
  return new Map(seeds.map(([label, rows]) => [table.target.labels.indexOf(label), rows]));
}

describe.each(numbers)('fresh table %i', (number) => {
  const table = randomTable(number);
  const points = pointsOf(table);
  const rows = everyRow(points);

  it.each([
    ['auto', 'all', 100],
    ['all', 'mode', 100],
    ['auto', 'all', 2],
  ])(
    'RepeatedEditedNearestNeighbours (%s, %s, %i rounds) goes as far as the definition',
    async (strategy, kind, most) => {
      const step = {
        method: 'RepeatedEditedNearestNeighbours',
        sampling_strategy: strategy,
        kind_sel: kind,
        max_iter: most,
      };

      const found = await removedBy(table, step);

      const ks = new Array<number>(most).fill(3);
      expect(found).toEqual(plainRounds(points, rows, { ks, kind, strategy, untilStable: true, keepOrder: true }));
    },
  );

  it.each([
    ['auto', 'all', false],
    ['all', 'mode', true],
  ])('AllKNN (%s, %s, allow_minority %s) goes as far as the definition', async (strategy, kind, allow) => {
    const step = { method: 'AllKNN', sampling_strategy: strategy, kind_sel: kind, allow_minority: allow };

    const found = await removedBy(table, step);

    const rules = { ks: [1, 2, 3], kind, strategy, untilStable: false, keepOrder: !allow };
    expect(found).toEqual(plainRounds(points, rows, rules));
  });

  it.each([
    ['auto', 3, 0.5],
    ['not majority', 5, 2],
  ])('NeighbourhoodCleaningRule (%s, %i, %d) removes what the definition does', async (strategy, k, threshold) => {
    const step = {
      method: 'NeighbourhoodCleaningRule',
      sampling_strategy: strategy,
      n_neighbors: k,
      threshold_cleaning: threshold,
    };

    const found = await removedBy(table, step);

    expect(found).toEqual(plainNcr(points, rows, { k, threshold, strategy }));
  });

  it.each([
    ['CondensedNearestNeighbour', plainCnn],
    ['OneSidedSelection', plainOss],
  ] as const)('%s keeps what the definition does, from the seeds it names', async (method, plain) => {
    for (const [strategy, k, count] of [
      ['auto', null, 1],
      ['all', 3, 4],
    ] as const) {
      const step = { method, sampling_strategy: strategy, n_neighbors: k, n_seeds_S: count };

      const found = await removedBy(table, step);

      const seeds = await seedsOf(table, step);
      for (const drawn of seeds.values()) expect(new Set(drawn).size).toBe(count);
      expect(found).toEqual(plain(points, rows, { k: k ?? 1, strategy, seeds }));
    }
  });

  it.each([1, 2, 3])('NearMiss %i keeps the rows of the definition', async (version) => {
    const step = { method: 'NearMiss', version, n_neighbors: 4, n_neighbors_ver3: 5 };

    expect(await removedBy(table, step)).toEqual(plainNearMiss(points, rows, { version, k: 4, ring: 5 }));
  });

  it('InstanceHardnessThreshold keeps as many rows as were asked for, the most probable ones', async () => {
    const { steps } = await explainSteps(table, { method: 'InstanceHardnessThreshold' });
    const { classes } = await run(table, { method: 'InstanceHardnessThreshold' });

    const fewest = Math.min(...Object.values(classes).map(({ before }) => before));
    for (const { after } of Object.values(classes)) expect(after).toBe(fewest);
    type Seen = { rows: number[]; removed: number[]; probability: number[] };
    for (const seen of Object.values(steps[0]!.classes as Record<string, Seen>)) {
      const gone = seen.rows.map((row, i) => [seen.removed.includes(row), seen.probability[i]!] as const);
      const hardest = Math.min(...gone.filter(([isGone]) => !isGone).map(([, p]) => p ?? 1));
      for (const [isGone, p] of gone) if (isGone) expect(p).toBeLessThanOrEqual(hardest);
    }
  });

  it('ClusterCentroids puts the mean of each cluster in the place of its rows', async () => {
    const { synthetic, removed, classes, warnings } = await run(table, { method: 'ClusterCentroids' });
    const { steps } = await explainSteps(table, { method: 'ClusterCentroids' });

    const fewest = Math.min(...Object.values(classes).map(({ before }) => before));
    const short = new Set(warnings.map(({ where }) => where?.class));
    const gone = new Set(removed.map(({ row }) => row));
    for (const [label, { after }] of Object.entries(classes)) if (!short.has(label)) expect(after).toBe(fewest);
    type Seen = { rows: number[]; clusters: number[] };
    for (let i = 0; i < synthetic.count; i++) {
      const label = table.target.labels[synthetic.classCodes[i]!]!;
      const { rows: own, clusters } = (steps[0]!.classes as Record<string, Seen>)[label]!;
      const members = own.filter((_, at) => clusters[at] === synthetic.extra.get('cluster')![i]);
      expect(members).toContain(synthetic.base[i]!);
      expect(synthetic.extra.get('cluster_rows')![i]).toBe(members.length);
      for (const row of members) expect(gone.has(row)).toBe(true);
      for (const [j, values] of [...synthetic.numeric.values()].entries()) {
        const mean = members.reduce((sum, row) => sum + points.x[row]![j]!, 0) / members.length;
        expect(Math.abs(values[i]! - mean)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(mean)));
      }
    }
  });

  it('ClusterCentroids with "hard" keeps one real row of each cluster', async () => {
    const hard = await run(table, { method: 'ClusterCentroids', voting: 'hard' });
    const soft = await run(table, { method: 'ClusterCentroids', voting: 'soft' });

    expect(hard.synthetic.count).toBe(0);
    const gone = new Set(hard.removed.map(({ row }) => row));
    const shrunk = new Set(soft.synthetic.classCodes);
    expect(rows.filter((row) => shrunk.has(points.y[row]!) && !gone.has(row))).toEqual(
      [...soft.synthetic.base].sort((a, b) => a - b),
    );
  });
});

describe('any table', () => {
  // Rounds of editing end soon where classes are many and small.
  const table = randomTable(104);
  const twoClasses = randomTable(103);

  const changes: readonly [string, Step, Step][] = [
    ['RepeatedEditedNearestNeighbours', { n_neighbors: 3 }, { n_neighbors: 2 }],
    ['RepeatedEditedNearestNeighbours', { kind_sel: 'all' }, { kind_sel: 'mode' }],
    ['RepeatedEditedNearestNeighbours', { max_iter: 1, kind_sel: 'mode' }, { max_iter: 100, kind_sel: 'mode' }],
    ['RepeatedEditedNearestNeighbours', {}, { sampling_strategy: 'all' }],
    ['AllKNN', {}, { n_neighbors: 1 }],
    ['AllKNN', {}, { kind_sel: 'mode' }],
    ['AllKNN', {}, { sampling_strategy: 'all' }],
    ['NeighbourhoodCleaningRule', {}, { n_neighbors: 5 }],
    ['NeighbourhoodCleaningRule', {}, { threshold_cleaning: 100 }],
    ['NeighbourhoodCleaningRule', {}, { edited_nearest_neighbours: { kind_sel: 'all' } }],
    ['NeighbourhoodCleaningRule', {}, { sampling_strategy: ['class 0'] }],
    ...['CondensedNearestNeighbour', 'OneSidedSelection'].flatMap((method): [string, Step, Step][] => [
      [method, {}, { n_neighbors: 3 }],
      [method, {}, { n_seeds_S: 5 }],
      [method, {}, { sampling_strategy: ['class 0'] }],
    ]),
    ['NearMiss', {}, { version: 2 }],
    ['NearMiss', {}, { version: 3 }],
    ['NearMiss', {}, { n_neighbors: 1 }],
    ['NearMiss', { version: 3 }, { version: 3, n_neighbors_ver3: 1 }],
    ['NearMiss', {}, { sampling_strategy: 'majority' }],
    ['InstanceHardnessThreshold', {}, { estimator: 'k-nearest' }],
    ['InstanceHardnessThreshold', { estimator: 'k-nearest' }, { estimator: 'k-nearest', n_neighbors: 9 }],
    ['InstanceHardnessThreshold', {}, { cv: 2 }],
    ['InstanceHardnessThreshold', {}, { sampling_strategy: { 'class 0': 90 } }],
    ['ClusterCentroids', {}, { voting: 'hard' }],
    ['ClusterCentroids', { voting: 'hard' }, { voting: 'hard', sampling_strategy: { 'class 0': 60 } }],
  ];

  it.each(changes)('%s comes out otherwise when %j becomes %j', async (method, one, other) => {
    const of = method === 'RepeatedEditedNearestNeighbours' || method === 'AllKNN' ? twoClasses : table;

    expect(await removedBy(of, { method, ...one })).not.toEqual(await removedBy(of, { method, ...other }));
  });

  it.each(['CondensedNearestNeighbour', 'OneSidedSelection', 'InstanceHardnessThreshold', 'ClusterCentroids'])(
    '%s draws otherwise with another seed, and the same with the same',
    async (method) => {
      const result = async (seed: number) => {
        const { removed, synthetic } = await run(table, { method }, { seed });
        return [removed.map(({ row }) => row), [...synthetic.base]];
      };

      expect(await result(1)).toEqual(await result(1));
      expect(await result(1)).not.toEqual(await result(2));
    },
  );

  it('AllKNN goes on below the smallest class when allowed to', async () => {
    const line = ['a', 'b', 'a', 'b', 'a', 'b', 'b', 'a', 'b', 'b'].map((label, i) => [String(i * i), label]);
    const mixed = tableOf(['x', 'target'], line);
    const rows = everyRow(pointsOf(mixed));
    const counts = classesOf('auto', pointsOf(mixed).y, rows);

    const stopped = await removedBy(mixed, { method: 'AllKNN', kind_sel: 'mode' });
    const on = await removedBy(mixed, { method: 'AllKNN', kind_sel: 'mode', allow_minority: true });

    expect(counts).toEqual(new Set([1]));
    expect(on.length).toBeGreaterThan(stopped.length);
  });
});
