import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { RandomStream } from '../../app/random/stream.ts';
import { runTabularRecipe } from '../../app/tabular/run-recipe.ts';
import { parseTabularSteps } from '../../app/tabular/steps.ts';
import type { Column, Table } from '../../app/tabular/table.ts';
import { NeighbourPool } from '../../main/engine/jobs/neighbour-pool.ts';

/**
 * SMOTE on a table in memory, beside imbalanced-learn's fit on an array in memory, in turn. Prints a JSON line per shape;
 * ratios are of processor seconds and of seconds, theirs by ours.
 *
 *     node test/bench/smote.bench.ts [MINORITY,MAJORITY,COLUMNS …]
 */

const WORKERS = 2;
const peerScript = resolve(import.meta.dirname, '../../../shared/bench/tabular/bench_imblearn.py');
const peerPython = '/usr/bin/python3';
const shapes =
  process.argv.length > 2 ? process.argv.slice(2) : ['2000,20000,10', '10000,100000,20', '50000,450000,30'];

for (const shape of shapes) {
  const [minority = 0, majority = 0, columns = 0] = shape.split(',').map(Number);
  const ours = await measure(benchTable(minority, majority, columns));
  const peer = measurePeer(shape);
  const ratios =
    peer === undefined ? {} : { peer, cpuRatio: peer.cpuSeconds / ours.cpuSeconds, ratio: peer.seconds / ours.seconds };
  process.stdout.write(`${JSON.stringify({ minority, majority, columns, ours, ...ratios })}\n`);
}

async function measure(table: Table): Promise<{ seconds: number; cpuSeconds: number; stages: unknown }> {
  const search = new NeighbourPool(WORKERS);
  const started = performance.now();
  const before = process.cpuUsage();
  const steps = parseTabularSteps([{ method: 'SMOTE' }], 'steps');
  const context = {
    search,
    gate: async () => undefined,
    progress: () => undefined,
    now: () => performance.now() / 1000,
  };
  const rules = { seed: 0, round: 'kind', scale: 'none', missing: 'refuse', constraints: [] } as const;
  const { stages } = await runTabularRecipe(table, { ...rules, steps }, context);
  const { user, system } = process.cpuUsage(before);
  const seconds = (performance.now() - started) / 1000;
  await search.close();
  return { seconds, cpuSeconds: (user + system) / 1e6, stages };
}

function measurePeer(shape: string): { seconds: number; cpuSeconds: number } | undefined {
  if (!existsSync(peerScript) || !existsSync(peerPython)) return undefined;
  const args = [peerScript, '--shapes', shape, '--modes', 'fit', '--methods', 'SMOTE', '--repeats', '1'];
  const line = JSON.parse(execFileSync(peerPython, args, { encoding: 'utf8' })) as Record<string, number>;
  return { seconds: line.median_s ?? Number.NaN, cpuSeconds: line.median_cpu_s ?? Number.NaN };
}

/** Groups of normals as in the peer's benchmark: eight of the majority, three of the minority between them. */
function benchTable(minority: number, majority: number, columns: number): Table {
  const random = new RandomStream({ seed: 3, item: 0, copy: 0, step: 0 });
  const centers = Array.from({ length: 8 * columns }, () => 2 * random.normal());
  const rowCount = minority + majority;
  const values = Array.from({ length: columns }, () => new Float64Array(new SharedArrayBuffer(rowCount * 8)));
  const codes = new Int32Array(rowCount);
  for (let row = 0; row < rowCount; row++) {
    const few = row < minority;
    codes[row] = few ? 1 : 0;
    const group = few ? 2 * random.below(3) : random.below(8);
    for (let j = 0; j < columns; j++) {
      const own = centers[group * columns + j]!;
      const center = few ? (own + centers[(group + 1) * columns + j]!) / 2 : own;
      values[j]![row] = center + (few ? 0.8 : 1) * random.normal();
    }
  }
  const features: Column[] = values.map((column, index) => ({
    kind: 'numeric',
    name: `f${index}`,
    index,
    missingCount: 0,
    values: column,
    whole: false,
    decimals: 6,
  }));
  const target: Column = {
    kind: 'categorical',
    name: 'target',
    index: columns,
    missingCount: 0,
    codes,
    levels: ['0', '1'],
  };
  return {
    rowCount,
    columns: [...features, target],
    target: { name: 'target', index: columns, codes, labels: ['0', '1'] },
  };
}
