import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { RandomStream } from '../../app/random/stream.ts';
import type { Matrix } from '../../app/tabular/matrix.ts';
import { inThreadSearch } from '../../app/tabular/neighbours/in-thread.ts';
import { eachAmongTheOthers } from '../../app/tabular/neighbours/search.ts';
import { NeighbourPool } from '../../main/engine/jobs/neighbour-pool.ts';
import { blockedBruteForce, kdTree } from './neighbour-alternatives.ts';

/**
 * Five neighbors of every row among all others, by the search of the product, by the two that were not chosen and,
 * where it is installed, by scikit-learn; in turn, on data of the same form. Prints a JSON line per measurement.
 *
 *     node test/bench/neighbours.bench.ts [ROWS,COLUMNS …]
 *
 * Processor seconds are the steadier figure on a busy machine; `ratio` is those of scikit-learn by ours.
 */

const K = 5;
const GROUPS = 3;
/** Rows · rows · columns beyond which the slow searches are left out: minutes. */
const SLOW_WORK = 1e10;
const peerScript = resolve(import.meta.dirname, '../../../shared/bench/tabular/bench_imblearn.py');
const peerPython = '/usr/bin/python3';

const control = { gate: async () => undefined, progress: () => undefined };
const shapes =
  process.argv.length > 2 ? process.argv.slice(2) : ['2000,3', '2000,10', '10000,20', '20000,50', '50000,30'];

for (const shape of shapes) {
  const [rows = 0, columns = 0] = shape.split(',').map(Number);
  const points = groupedPoints(rows, columns);
  const query = eachAmongTheOthers(points, K, 'Searching');
  const base = { rows, columns };
  const ours = await timed(async () => inThreadSearch.search(query, control));
  print({ ...base, search: 'leaves, in thread', ...ours });
  for (const workers of [1, 2]) {
    const pool = new NeighbourPool(workers, 0);
    print({ ...base, search: `leaves, ${workers} workers`, ...(await timed(() => pool.search(query, control))) });
    await pool.close();
  }
  if (rows * rows * columns <= SLOW_WORK) {
    print({ ...base, search: 'k-d tree', ...(await timed(async () => kdTree(points, K))) });
    print({ ...base, search: 'blocked brute force', ...(await timed(async () => blockedBruteForce(points, K))) });
  }
  for (const peer of peerTimes(rows, columns)) {
    print({
      ...base,
      search: `scikit-learn ${peer.algorithm}`,
      ...peer,
      ratio: round(peer.cpuSeconds / ours.cpuSeconds),
    });
  }
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

async function timed(work: () => Promise<unknown>): Promise<{ seconds: number; cpuSeconds: number }> {
  const started = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { seconds: round((performance.now() - started) / 1000), cpuSeconds: round((user + system) / 1e6) };
}

/** The minority of the peer's benchmark: groups with a spread of 0.8 around centers with one of 1.4. */
function groupedPoints(rows: number, columns: number): Matrix {
  const random = new RandomStream({ seed: 1, item: 0, copy: 0, step: 0 });
  const centers = Array.from({ length: GROUPS * columns }, () => 1.4 * random.normal());
  const values = new Float64Array(new SharedArrayBuffer(rows * columns * Float64Array.BYTES_PER_ELEMENT));
  for (let row = 0; row < rows; row++) {
    const group = random.below(GROUPS) * columns;
    for (let j = 0; j < columns; j++) values[row * columns + j] = centers[group + j]! + 0.8 * random.normal();
  }
  return { rows, columns, values };
}

/** scikit-learn on a minority of these rows; nothing where it or the script is not here. */
function peerTimes(rows: number, columns: number): { algorithm: string; seconds: number; cpuSeconds: number }[] {
  if (!existsSync(peerScript) || !existsSync(peerPython)) return [];
  const args = [
    peerScript,
    '--shapes',
    `${rows},${rows},${columns}`,
    '--modes',
    'nn',
    '--repeats',
    '1',
    '--timeout',
    '60',
  ];
  const lines = execFileSync(peerPython, args, { encoding: 'utf8' }).trim().split('\n');
  return lines
    .map((line) => JSON.parse(line) as { scope: string; algorithm: string; median_s?: number; median_cpu_s?: number })
    .filter(({ scope, median_s }) => scope === 'among_minority' && median_s !== undefined)
    .map(({ algorithm, median_s = 0, median_cpu_s = 0 }) => ({
      algorithm,
      seconds: median_s,
      cpuSeconds: median_cpu_s,
    }));
}
