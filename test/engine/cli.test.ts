import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorkStore } from '../../main/engine/store/open-store.ts';
import { eventsOf, snapshot, twelvefold } from '../faults/command-line.ts';
import { InputFolder, table } from '../faults/hostile-inputs.ts';

const GOLDEN = resolve(import.meta.dirname, '../../../shared/golden/tabular');
const SMOTE = { twelvefold: 1, kind: 'tabular', steps: [{ method: 'SMOTE' }] };
const TURN = { twelvefold: 1, kind: 'image', copies: 3, steps: [{ op: 'Rotate', limit: 20, p: 1 }] };

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'cli-'));
  mkdirSync(join(home, 'in'));
  writeFileSync(join(home, 'smote.json'), JSON.stringify(SMOTE));
  writeFileSync(join(home, 'turn.json'), JSON.stringify(TURN));
  writeFileSync(join(home, 'in/table.csv'), table());
  const pets = new InputFolder(join(home, 'pets'));
  for (const name of ['cat/1', 'cat/2', 'dog/1', 'dog/2', 'dog/3']) pets.picture(`${name}.png`);
});

afterEach(() => rmSync(home, { recursive: true, force: true }));

const call = (...args: string[]) => twelvefold(args, { cwd: home });

/** What a run wrote, without the facts of the one execution. */
function lasting(folder: string): Record<string, string> {
  const { 'report.json': _report, ...files } = snapshot(join(home, folder));
  const { run: _run, ...report } = JSON.parse(readFileSync(join(home, folder, 'report.json'), 'utf8'));
  return { ...files, report: JSON.stringify(report) };
}

describe.each([
  ['a table', 'smote.json', 'in/table.csv'],
  ['pictures', 'turn.json', 'pets'],
])('run over %s', (_what, recipe, input) => {
  it('writes a result that verifies, and ends with the whole report', async () => {
    const run = await call('run', recipe, '--input', input, '--output', 'out', '--seed', '7', '--json');
    const checked = await call('verify', 'out');

    expect(run.status, run.stderr).toBe(0);
    const report = JSON.parse(readFileSync(join(home, 'out/report.json'), 'utf8'));
    expect(eventsOf(run).at(-1)).toEqual({ event: 'result', ...report });
    expect(report).toMatchObject({ seed: 7, failed: [], run: { workers: expect.any(Number) } });
    expect(checked.status, checked.stderr).toBe(0);
  });

  it('gives the same bytes for any number of workers, and for its own recipe.json', async () => {
    await call('run', recipe, '--input', input, '--output', 'one', '--workers', '1');
    await call('run', recipe, '--input', input, '--output', 'three', '--workers', '3');
    await call('run', 'one/recipe.json', '--input', input, '--output', 'again');

    expect(lasting('three')).toEqual(lasting('one'));
    expect(lasting('again')).toEqual(lasting('one'));
  });

  it('is found out by verify when a byte was changed', async () => {
    await call('run', recipe, '--input', input, '--output', 'out');
    const path = join(home, 'out/lineage.csv');
    writeFileSync(path, readFileSync(path, 'utf8').replace('1', '2'));

    const { status, stderr } = await call('verify', 'out');

    expect(status).toBe(2);
    expect(stderr).toContain('lineage.csv');
  });

  it('refuses a folder that holds something else, and leaves it alone', async () => {
    mkdirSync(join(home, 'out'));
    writeFileSync(join(home, 'out/mine.txt'), 'mine');

    const refused = await call('run', recipe, '--input', input, '--output', 'out');
    const after = snapshot(join(home, 'out'));
    const allowed = await call('run', recipe, '--input', input, '--output', 'out', '--overwrite');

    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('--overwrite');
    expect(Object.keys(after)).toEqual(['mine.txt']);
    expect(allowed.status, allowed.stderr).toBe(0);
    expect(existsSync(join(home, 'out/mine.txt'))).toBe(true);
  });

  it('leaves a run alone that is still at work in the output, whatever was asked', async () => {
    const folder = join(home, 'out/.twelvefold');
    mkdirSync(join(folder, 'tmp'), { recursive: true });
    writeFileSync(join(folder, 'tmp/half'), 'being written');
    await call('run', recipe, '--input', input, '--output', 'twin');
    const { recipeHash, inputHash, format } = JSON.parse(readFileSync(join(home, 'twin/report.json'), 'utf8'));
    writeFileSync(join(folder, 'run.json'), JSON.stringify({ twelvefold: 1, recipeHash, inputHash, format }));
    const atWork = openWorkStore(folder, 'fresh');
    try {
      for (const option of ['--resume', '--overwrite']) {
        const { status, stderr } = await call('run', recipe, '--input', input, '--output', 'out', option);

        expect(status).toBe(2);
        expect(stderr).toContain('open in another Twelvefold');
        expect(readFileSync(join(folder, 'tmp/half'), 'utf8')).toBe('being written');
      }
    } finally {
      atWork.close();
    }

    const later = await call('run', recipe, '--input', input, '--output', 'out', '--overwrite');

    expect(later.status, later.stderr).toBe(0);
  });

  it('refuses an output that is a file', async () => {
    const { status, stderr } = await call('run', recipe, '--input', input, '--output', 'smote.json');

    expect(status).toBe(2);
    expect(stderr).toContain('smote.json');
    expect(JSON.parse(readFileSync(join(home, 'smote.json'), 'utf8'))).toEqual(SMOTE);
  });

  it('is kept in the history of a project that it makes', async () => {
    const first = await call('run', recipe, '--input', input, '--output', 'a', '--project', 'p.twelvefold');
    const second = await call('run', recipe, '--input', input, '--output', 'b', '--project', 'p.twelvefold');

    expect([first.status, second.status], first.stderr + second.stderr).toEqual([0, 0]);
    expect(existsSync(join(home, 'p.twelvefold/project.sqlite'))).toBe(true);
    expect(lasting('b')).toEqual(lasting('a'));
  });
});

describe.skipIf(!existsSync(GOLDEN))('golden tables (skipped without ../shared)', () => {
  it.each(['iris', 'wine', 'binary', 'multiclass', 'duplicates'])(
    '%s is balanced and its rows stay as they were',
    async (name) => {
      const input = join(GOLDEN, `${name}.csv`);

      const run = await call('run', 'smote.json', '--input', input, '--output', 'out', '--json');

      expect(run.status, run.stderr).toBe(0);
      const report = JSON.parse(readFileSync(join(home, 'out/report.json'), 'utf8')) as {
        classes: Record<string, { after: number }>;
      };
      expect(new Set(Object.values(report.classes).map(({ after }) => after)).size).toBe(1);
      const original = readFileSync(input, 'utf8');
      expect(readFileSync(join(home, 'out/augmented.csv'), 'utf8').startsWith(original)).toBe(true);
    },
  );
});
