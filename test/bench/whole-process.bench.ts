/**
 * Over-sampling from CSV file to CSV file, each as a process of its own: this program beside pandas with imbalanced-learn,
 * in turn. Prints a table of medians; ratios are theirs by ours.
 *
 *     node test/bench/whole-process.bench.ts [--methods SMOTE,SMOTENC] [--guard off] [MINORITY,MAJORITY,COLUMNS …]
 *
 * Methods are SMOTE (default), SMOTENC (the last fifth of the columns then holds categories), BorderlineSMOTE and ADASYN.
 * Needs `python3`, which counts processor time and memory; the peer's columns want its package imbalanced-learn
 * (Debian: python3-imblearn) and pandas. TWELVEFOLD_BENCH_PYTHON names another python3, TWELVEFOLD_BENCH_TURNS how many
 * turns each takes.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { RandomStream } from '../../app/random/stream.ts';

const python = process.env.TWELVEFOLD_BENCH_PYTHON ?? 'python3';
const turns = Number(process.env.TWELVEFOLD_BENCH_TURNS ?? 3);
const { values: options, positionals: given } = parseArgs({
  allowPositionals: true,
  options: { methods: { type: 'string', default: 'SMOTE' }, guard: { type: 'string', default: 'warn' } },
});
const methods = options.methods.split(',');
const shapes = given.length > 0 ? given : ['2000,20000,10', '10000,100000,20', '20000,100000,50', '50000,450000,30'];
const program = resolve(import.meta.dirname, '../../scripts/twelvefold.mjs');

const PEER = `
import sys
import pandas as pd
from imblearn import over_sampling
frame = pd.read_csv(sys.argv[1])
y = frame.pop("target")
method = sys.argv[3]
if method == "SMOTENC":
    texts = [i for i, kind in enumerate(frame.dtypes) if kind == object]
    sampler = over_sampling.SMOTENC(categorical_features=texts, random_state=0)
else:
    sampler = getattr(over_sampling, method)(random_state=0)
x, y = sampler.fit_resample(frame, y)
x["target"] = y
x.to_csv(sys.argv[2], index=False)
`;

/** Runs a command and prints seconds, processor seconds and peak megabytes of it and what it started. */
const METER = `
import json, resource, subprocess, sys, time
started = time.perf_counter()
status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
seconds = time.perf_counter() - started
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps({"status": status, "seconds": seconds, "cpu": used.ru_utime + used.ru_stime, "megabytes": used.ru_maxrss / 1024}))
`;

interface Cost {
  readonly seconds: number;
  readonly cpu: number;
  readonly megabytes: number;
}

const folder = mkdtempSync(join(tmpdir(), 'whole-process-'));
try {
  const hasPeer = spawnSync(python, ['-c', 'import pandas, imblearn']).status === 0;
  if (!hasPeer) print(`${python} has no pandas and imbalanced-learn: only this program is measured.`);
  print('| method, minority + majority × columns | ours: s, CPU s, MB | peer: s, CPU s, MB | time | CPU | memory |');
  print('| --- | --- | --- | --- | --- | --- |');
  for (const shape of shapes) for (const method of methods) compare(method, shape, hasPeer);
} finally {
  rmSync(folder, { recursive: true });
}

function compare(method: string, shape: string, hasPeer: boolean): void {
  const [minority = 0, majority = 0, columns = 0] = shape.split(',').map(Number);
  const input = join(folder, 'input.csv');
  const recipe = join(folder, 'recipe.json');
  const output = join(folder, 'output');
  const categories = method === 'SMOTENC' ? Math.max(2, Math.floor(columns / 5)) : 0;
  writeTable(input, { minority, majority, columns, categories });
  writeFileSync(
    recipe,
    JSON.stringify({ twelvefold: 1, kind: 'tabular', target: 'target', steps: [{ method }], guard: options.guard }),
  );
  const ours: Cost[] = [];
  const peer: Cost[] = [];
  for (let turn = 0; turn <= turns; turn++) {
    const cost = meter([process.execPath, program, 'run', recipe, '--input', input, '--output', output, '--overwrite']);
    const other = hasPeer ? meter([python, '-c', PEER, input, join(folder, 'peer.csv'), method]) : undefined;
    // The first turn fills the caches of both.
    if (turn === 0) continue;
    ours.push(cost);
    if (other !== undefined) peer.push(other);
  }
  const name = `${method} ${minority.toLocaleString('en')} + ${majority.toLocaleString('en')} × ${columns}`;
  const a = medians(ours);
  if (peer.length === 0) {
    print(`| ${name} | ${shown(a)} | – | – | – | – |`);
    return;
  }
  const b = medians(peer);
  const ratio = (of: keyof Cost) => (b[of] / a[of]).toFixed(1);
  print(`| ${name} | ${shown(a)} | ${shown(b)} | ${ratio('seconds')} | ${ratio('cpu')} | ${ratio('megabytes')} |`);
}

function meter(command: readonly string[]): Cost {
  const line = execFileSync(python, ['-c', METER, ...command], { encoding: 'utf8' });
  const cost = JSON.parse(line) as Cost & { status: number };
  if (cost.status !== 0) throw new Error(`${command.slice(0, 3).join(' ')} … ended with status ${cost.status}`);
  return cost;
}

function medians(costs: readonly Cost[]): Cost {
  const median = (of: keyof Cost) =>
    costs.map((cost) => cost[of]).sort((a, b) => a - b)[costs.length >> 1] ?? Number.NaN;
  return { seconds: median('seconds'), cpu: median('cpu'), megabytes: median('megabytes') };
}

function shown({ seconds, cpu, megabytes }: Cost): string {
  return `${seconds.toFixed(2)}, ${cpu.toFixed(2)}, ${megabytes.toFixed(0)}`;
}

interface Shape {
  readonly minority: number;
  readonly majority: number;
  readonly columns: number;
  /** How many of the columns, the last ones, hold five categories instead of numbers. */
  readonly categories: number;
}

/** Eight groups of normals for the majority, three between them for the minority, six decimals, rows mixed. */
function writeTable(path: string, { minority, majority, columns, categories }: Shape): void {
  const random = new RandomStream({ seed: 3, item: 0, copy: 0, step: 0 });
  const centers = Array.from({ length: 8 }, () => Array.from({ length: columns }, () => 2 * random.normal()));
  const between = [0, 2, 4].map((i) => centers[i]?.map((value, j) => (value + (centers[i + 1]?.[j] ?? 0)) / 2) ?? []);
  const rows = minority + majority;
  const isMinority = new Uint8Array(rows);
  for (const row of random.sample(rows, minority)) isMinority[row] = 1;
  const file = openSync(path, 'w');
  let lines = [`${Array.from({ length: columns }, (_, j) => `f${j}`).join(',')},target`];
  for (let row = 0; row < rows; row++) {
    const group = isMinority[row] === 1 ? between[random.below(3)] : centers[random.below(8)];
    const spread = isMinority[row] === 1 ? 0.8 : 1;
    const values =
      group?.map((center, j) => {
        const value = center + spread * random.normal();
        return j < columns - categories ? value.toFixed(6) : categoryOf(value);
      }) ?? [];
    lines.push(`${values.join(',')},${isMinority[row]}`);
    if (lines.length < 10_000 && row < rows - 1) continue;
    writeSync(file, `${lines.join('\n')}\n`);
    lines = [];
  }
  closeSync(file);
}

function categoryOf(value: number): string {
  return `c${[-2, -0.6, 0.6, 2].filter((edge) => value >= edge).length}`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
