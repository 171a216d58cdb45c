import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RandomStream } from '../../../app/random/stream.ts';
import type { Reporter } from '../reporter.ts';
import { type QualityOptions, qualityCommand } from './quality.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'twelvefold-quality-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a table of two normal columns and, when labels are given, a column `class`. */
function table(name: string, rows: number, { item, label }: { item: number; label?: string }): string {
  const random = new RandomStream({ seed: 1, item, copy: 0, step: 0 });
  const tail = label === undefined ? '' : `,${label}`;
  const lines = Array.from({ length: rows }, () => `${random.normal()},${random.normal()}${tail}`);
  return write(name, [`a,b${label === undefined ? '' : ',class'}`, ...lines]);
}

function write(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

async function run(options: Omit<QualityOptions, 'seed'>): Promise<Record<string, unknown>> {
  let found: object = {};
  const reporter: Reporter = {
    progress: () => undefined,
    warning: () => undefined,
    failure: () => undefined,
    result: (result) => {
      found = result;
    },
  };
  await qualityCommand({ seed: 0, ...options }, { reporter, signal: new AbortController().signal });
  return found as Record<string, unknown>;
}

describe('quality', () => {
  it('gives k, rows and figures of one class whose split is given', async () => {
    const result = await run({
      train: table('train.csv', 40, { item: 1 }),
      holdout: table('holdout.csv', 40, { item: 2 }),
      other: table('other.csv', 60, { item: 3 }),
      synthetic: table('synthetic.csv', 80, { item: 4 }),
    });

    expect(result).toMatchObject({
      k: 5,
      rows: { train: 40, holdout: 40, other: 60, synthetic: 80 },
      columns: ['a', 'b'],
    });
    expect((result.figures as Record<string, number>).variety_kept).toBeGreaterThan(0.8);
  });

  it('goes class by class through a whole table, and accepts synthetic rows of one class', async () => {
    const common = table('common.csv', 90, { item: 5, label: 'common' });
    const rare = table('rare.csv', 70, { item: 6, label: 'rare' });
    const { readFileSync } = await import('node:fs');
    const lines = [common, rare].flatMap((file, i) => readFileSync(file, 'utf8').trim().split('\n').slice(i));

    const result = await run({
      real: write('real.csv', lines),
      target: 'class',
      synthetic: table('made.csv', 50, { item: 7, label: 'rare' }),
    });

    expect(Object.keys(result.classes as object)).toEqual(['rare']);
  });

  it.each([
    [{ synthetic: 's.csv' }, '--real is missing'],
    [{ synthetic: 's.csv', real: 'r.csv' }, '--target is missing'],
    [{ synthetic: 's.csv', train: 't.csv', other: 'o.csv' }, '--holdout is missing'],
    [{ synthetic: 's.csv', real: 'r.csv', target: 'y', train: 't.csv' }, '--real and --train cannot go together'],
  ])('refuses the options %o', async (options, message) => {
    await expect(run(options)).rejects.toThrow(message);
  });

  it('names the class that only the synthetic file has', async () => {
    const real = write('two.csv', ['a,class', '1,x', '2,y']);

    await expect(run({ real, target: 'class', synthetic: write('z.csv', ['a,class', '1,z']) })).rejects.toThrow(
      'has rows of class "z", which',
    );
  });
});
