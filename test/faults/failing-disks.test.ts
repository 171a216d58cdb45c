import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ENTRY, snapshot, twelvefold } from './command-line.ts';
import { InputFolder, pictureRecipe, table } from './hostile-inputs.ts';

/** Permissions do not bind root, so root runs the program as this user (`nobody` by custom). */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const otherUser = isRoot ? { uid: NOBODY } : {};

let home: string;
let input: InputFolder;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'disks-'));
  mkdirSync(join(home, 'in'));
  input = new InputFolder(join(home, 'in'));
  writeFileSync(join(home, 'recipe.json'), JSON.stringify(pictureRecipe));
  if (isRoot) chownSync(home, NOBODY, NOBODY);
});

afterEach(() => rmSync(home, { recursive: true, force: true }));

const run = (...options: string[]) =>
  twelvefold(['run', 'recipe.json', '--input', 'in', '--output', 'out', ...options], { cwd: home, ...otherUser });

describe('permissions', () => {
  it('lists a picture that may not be read under failed', async () => {
    input.picture('cat/1.png');
    input.picture('cat/2.png');
    chmodSync(join(home, 'in/cat/2.png'), 0);

    const { status, stderr } = await run();

    expect(status, stderr).toBe(3);
    const { failed } = JSON.parse(readFileSync(join(home, 'out/report.json'), 'utf8'));
    expect(failed).toMatchObject([{ item: 'cat/2.png', message: expect.stringContaining('permission denied') }]);
  });

  it('refuses an input that may not be read', async () => {
    input.picture('cat/1.png');
    chmodSync(join(home, 'in'), 0);

    const { status, stderr } = await run();
    chmodSync(join(home, 'in'), 0o700);

    expect(status).toBe(2);
    expect(stderr).toContain('permission denied');
  });

  it('refuses a recipe that may not be read', async () => {
    input.picture('cat/1.png');
    chmodSync(join(home, 'recipe.json'), 0);

    const { status, stderr } = await run();

    expect(status).toBe(2);
    expect(stderr).toContain('recipe.json cannot be read: permission denied');
    expect(existsSync(join(home, 'out'))).toBe(false);
  });

  it('refuses a place that may not be written to', async () => {
    input.picture('cat/1.png');
    mkdirSync(join(home, 'locked'));
    chmodSync(join(home, 'locked'), 0o500);
    if (isRoot) chownSync(join(home, 'locked'), NOBODY, NOBODY);

    const { status, stderr } = await run('--output', 'locked/out');

    expect(status).toBe(2);
    expect(stderr).toContain('locked');
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe.skipIf(!canMount())('a full disk (skipped where no small disk can be mounted)', () => {
  it('ends with status 4, keeps what is finished, and --resume finishes it once there is space', async () => {
    writeFileSync(join(home, 'recipe.json'), JSON.stringify({ ...pictureRecipe, copies: 60 }));
    for (let i = 0; i < 40; i++) input.picture(`cat/${i}.png`);
    const disk = join(home, 'disk');
    mkdirSync(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m,mode=777', 'tmpfs', disk]);
    try {
      const before = snapshot(join(home, 'in'));

      const full = await run('--output', 'disk/out');
      execFileSync('mount', ['-o', 'remount,size=200m', disk]);
      const resumed = await run('--output', 'disk/out', '--resume');
      const fresh = await run('--output', 'fresh');

      expect(full.status, full.stderr).toBe(4);
      expect(full.stderr).toContain('no space left');
      expect(full.stderr).not.toMatch(/^\s+at /m);
      expect(resumed.status, resumed.stderr).toBe(0);
      expect(fresh.status, fresh.stderr).toBe(0);
      const pictures = (folder: string) =>
        Object.entries(snapshot(join(home, folder))).filter(([name]) => name !== 'report.json');
      expect(pictures('disk/out')).toEqual(pictures('fresh'));
      expect(snapshot(join(home, 'in'))).toEqual(before);
    } finally {
      execFileSync('umount', [disk]);
    }
  });
});

describe.skipIf(!canMount())('a conversion on a full disk (skipped where no small disk can be mounted)', () => {
  it('ends with status 4, leaves nothing, and is repeated once there is space', async () => {
    writeFileSync(
      join(home, 'in/table.csv'),
      table(8, (i) => `${i},${'x'.repeat(100_000)}`),
    );
    const disk = join(home, 'disk');
    mkdirSync(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m,mode=777', 'tmpfs', disk]);
    try {
      const args = ['convert', 'in/table.csv', '--to', 'tsv', '--output', 'disk/out'];
      const full = await twelvefold(args, { cwd: home, ...otherUser });
      const left = snapshot(disk);
      execFileSync('mount', ['-o', 'remount,size=50m', disk]);
      const again = await twelvefold(args, { cwd: home, ...otherUser });

      expect(full.status, full.stderr).toBe(4);
      expect(full.stderr).toContain('no space left');
      expect(full.stderr).not.toContain('--resume');
      expect(left).toEqual({});
      expect(again.status, again.stderr).toBe(0);
    } finally {
      execFileSync('umount', [disk]);
    }
  });
});

describe('Ctrl-C', () => {
  it('ends a conversion with 130 and leaves nothing', async () => {
    for (let i = 0; i < 3000; i++) input.picture(`cat/${i}.png`);
    const args = ['convert', 'in', '--to', 'imagefolder', '--output', 'out', '--json'];

    const child = spawn(process.execPath, [ENTRY, ...args], { cwd: home, ...otherUser });
    child.stdout.once('data', () => child.kill('SIGINT'));
    const status = await new Promise((done) => child.on('close', done));

    expect(status).toBe(130);
    expect(existsSync(join(home, 'out'))).toBe(false);
  });

  it('ends with 130 and --resume gives what an undisturbed run gives', async () => {
    writeFileSync(join(home, 'recipe.json'), JSON.stringify({ ...pictureRecipe, copies: 200 }));
    for (let i = 0; i < 40; i++) input.picture(`cat/${i}.png`);

    const interrupted = await interruptedRun();
    const shown = existsSync(join(home, 'out/report.json'));
    const resumed = await run('--resume');
    await run('--output', 'fresh');

    expect(interrupted).toBe(130);
    expect(shown).toBe(false);
    expect(resumed.status, resumed.stderr).toBe(0);
    const { 'report.json': _a, ...out } = snapshot(join(home, 'out'));
    const { 'report.json': _b, ...fresh } = snapshot(join(home, 'fresh'));
    expect(out).toEqual(fresh);
  });

  it('does not end the work when the reader of its output goes away', async () => {
    writeFileSync(join(home, 'in/table.csv'), table());
    const recipe = { twelvefold: 1, kind: 'tabular', steps: [{ method: 'SMOTE' }] };
    writeFileSync(join(home, 'recipe.json'), JSON.stringify(recipe));
    const args = ['run', 'recipe.json', '--input', 'in/table.csv', '--output', 'out', '--json'];

    const child = spawn(process.execPath, [ENTRY, ...args], { cwd: home, ...otherUser });
    child.stdout.destroy();
    const status = await new Promise((done) => child.on('close', done));

    expect(status).toBe(0);
    expect(existsSync(join(home, 'out/report.json'))).toBe(true);
  });
});

/** Starts a run, interrupts it at its first report of progress, and gives its status. */
function interruptedRun(): Promise<number | null> {
  const args = ['run', 'recipe.json', '--input', 'in', '--output', 'out', '--json', '--workers', '1'];
  const child = spawn(process.execPath, [ENTRY, ...args], { cwd: home, ...otherUser });
  child.stdout.once('data', () => child.kill('SIGINT'));
  return new Promise((done) => child.on('close', done));
}

function canMount(): boolean {
  if (!isRoot || process.platform !== 'linux') return false;
  const probe = mkdtempSync(join(tmpdir(), 'mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', probe], { stdio: 'ignore' });
    execFileSync('umount', [probe]);
    return true;
  } catch {
    process.stdout.write('No small disk can be mounted here: the test of a full disk is skipped.\n');
    return false;
  } finally {
    rmSync(probe, { recursive: true, force: true });
  }
}
