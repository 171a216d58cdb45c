import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../app/random/stream.ts';
import type { Table } from '../../app/tabular/table.ts';
import { tableOf } from './references/golden-table.ts';
import { pointsOf } from './references/plain-cleaning.ts';
import { run } from './references/table-run.ts';

/** Debian's interpreter, for which imbalanced-learn is packaged. */
const python = '/usr/bin/python3';
const script = resolve(import.meta.dirname, 'references/peer-cleaning.py');

function peerIsHere(): boolean {
  try {
    execFileSync(python, ['-c', 'import imblearn'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const isHere = peerIsHere();
if (!isHere) console.info('imbalanced-learn is not installed: the comparisons with it are skipped.');

/** Columns of real numbers: without ties or twins, which the peer treats otherwise, both must agree exactly. */
function tableWithoutTies(number: number): Table {
  const random = new RandomStream({ seed: number, item: 0, copy: 0, step: 1 });
  const columns = 2 + random.below(6);
  const rows: string[][] = [];
  for (const [code, count] of [140, 45, 22].slice(0, 2 + (number % 2)).entries()) {
    for (let i = 0; i < count; i++) {
      rows.push([...Array.from({ length: columns }, () => String(random.normal() + 1.2 * code)), String(code)]);
    }
  }
  const order = random.permutation(rows.length);
  return tableOf(
    [...Array.from({ length: columns }, (_, j) => `x${j}`), 'target'],
    Array.from(order, (i) => rows[i]!),
  );
}

const steps: readonly (readonly [method: string, parameters: Readonly<Record<string, unknown>>])[] = [
  ['TomekLinks', {}],
  ['TomekLinks', { sampling_strategy: 'all' }],
  ['EditedNearestNeighbours', {}],
  ['EditedNearestNeighbours', { sampling_strategy: 'all', kind_sel: 'mode', n_neighbors: 4 }],
  ['RepeatedEditedNearestNeighbours', {}],
  ['RepeatedEditedNearestNeighbours', { kind_sel: 'mode', sampling_strategy: 'not majority' }],
  ['AllKNN', {}],
  ['AllKNN', { kind_sel: 'mode', allow_minority: true, n_neighbors: 5, sampling_strategy: 'all' }],
  ['NearMiss', {}],
  ['NearMiss', { version: 2, n_neighbors: 5, sampling_strategy: 'majority' }],
  ['NearMiss', { version: 3 }],
];

describe.skipIf(!isHere)('beside imbalanced-learn', () => {
  it('removes the same rows from twenty tables without ties', async () => {
    const tables = Array.from({ length: 20 }, (_, number) => tableWithoutTies(number));
    const tasks = tables.flatMap((table) =>
      steps.map(([method, parameters]) => ({ ...pointsOf(table), method, parameters })),
    );

    const answers = JSON.parse(
      execFileSync(python, [script], {
        input: JSON.stringify(tasks),
        encoding: 'utf8',
        maxBuffer: 1e8,
        stdio: ['pipe', 'pipe', 'ignore'],
      }),
    ) as number[][];

    for (const [t, table] of tables.entries()) {
      for (const [s, [method, parameters]] of steps.entries()) {
        const { removed } = await run(table, { method, ...parameters });
        const rows = removed.map(({ row }) => row).sort((a, b) => a - b);
        expect(rows, `${method} ${JSON.stringify(parameters)} on table ${t}`).toEqual(answers[t * steps.length + s]);
      }
    }
  });
});
