import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from './canonical-json.ts';
import { filesBelow, OutputFolder } from './output-folder.ts';
import { admitOutput, readOutputState, refuseOverlap } from './output-state.ts';
import { type RunIdentity, writeJsonWhole } from './work-folder.ts';

const identity: RunIdentity = { recipeHash: 'r1', inputHash: 'i1', format: 'csv' };
const other: RunIdentity = { ...identity, recipeHash: 'r2' };

let base: string;
let output: string;

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'output-'));
  output = join(base, 'new', 'out');
});

afterEach(() => rm(base, { recursive: true, force: true }));

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

async function stageResult(folder: OutputFolder, files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) await put(join(folder.stage, path), text);
  const hashes = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, sha256(text)]));
  await put(join(folder.stage, 'report.json'), JSON.stringify({ ...identity, files: hashes }));
}

async function commit(folder: OutputFolder, files: readonly string[]): Promise<readonly string[]> {
  const { kept, complete } = await folder.prepareCommit(files);
  await complete();
  return kept;
}

async function finishedResult(files: Record<string, string>): Promise<void> {
  const folder = await OutputFolder.open(output, identity, 'fresh');
  await stageResult(folder, files);
  await commit(folder, Object.keys(files));
}

async function admit(options: { resume?: boolean; overwrite?: boolean }, wanted = identity) {
  const state = await readOutputState(output);
  return admitOutput(state, { output, identity: wanted, options: { resume: false, overwrite: false, ...options } });
}

describe('admitOutput', () => {
  it('takes a folder that is absent or empty', async () => {
    expect(await admit({})).toEqual({ kind: 'fresh' });
    await mkdir(output, { recursive: true });
    expect(await admit({ resume: true })).toEqual({ kind: 'fresh' });
  });

  it('refuses a folder with anything in it unless it may be overwritten', async () => {
    await put(join(output, 'notes.txt'), 'mine');

    await expect(admit({})).rejects.toMatchObject({ code: 'output.not-empty' });
    await expect(admit({ resume: true })).rejects.toMatchObject({ code: 'output.not-empty' });
    expect(await admit({ overwrite: true })).toEqual({ kind: 'fresh' });
  });

  it('resumes the interrupted run of the same recipe and input only when asked, and says how', async () => {
    await OutputFolder.open(output, identity, 'fresh');

    await expect(admit({})).rejects.toThrow(/--resume/);
    expect(await admit({ resume: true })).toEqual({ kind: 'resume' });
    await expect(admit({ resume: true }, other)).rejects.toMatchObject({ code: 'resume.mismatch' });
    await expect(admit({}, other)).rejects.toMatchObject({ code: 'output.not-empty' });
    expect(await admit({ overwrite: true }, other)).toEqual({ kind: 'fresh' });
  });

  it('has nothing left to do where the same run has finished', async () => {
    await finishedResult({ 'augmented.csv': 'a\n1\n' });

    expect(await admit({ resume: true })).toEqual({ kind: 'finished' });
    await expect(admit({ resume: true }, other)).rejects.toMatchObject({ code: 'resume.mismatch' });
    await expect(admit({})).rejects.toMatchObject({ code: 'output.not-empty' });
  });

  it('refuses a file, a path below a file and a dangling link', async () => {
    await put(join(base, 'file'), '');
    const { symlink } = await import('node:fs/promises');
    await symlink(join(base, 'nowhere'), join(base, 'link'));

    for (const path of ['file', 'file/out', 'link']) {
      await expect(readOutputState(join(base, path))).rejects.toMatchObject({ code: 'output.not-a-folder' });
    }
  });

  it('refuses an output inside its input and the other way round, links resolved', async () => {
    const input = join(base, 'pictures');
    await put(join(input, 'a.png'), '');

    await expect(refuseOverlap(input, join(input, 'out'))).rejects.toMatchObject({ code: 'option.invalid' });
    await expect(refuseOverlap(join(output, 'in.csv'), output)).rejects.toMatchObject({ code: 'option.invalid' });
    await expect(refuseOverlap(input, join(base, 'pictures-2'))).resolves.toBeUndefined();
  });
});

describe('OutputFolder', () => {
  it('shows nothing before the commit and nothing but the result after it', async () => {
    const folder = await OutputFolder.open(output, identity, 'fresh');
    await stageResult(folder, { 'cat/a.png': 'A', 'lineage.csv': 'L' });
    expect(await readdir(output)).toEqual(['.twelvefold']);

    await commit(folder, ['cat/a.png', 'lineage.csv']);

    expect(await filesBelow(output)).toEqual(['cat/a.png', 'lineage.csv', 'report.json']);
  });

  it('leaves no trace when the run is discarded', async () => {
    const folder = await OutputFolder.open(output, identity, 'fresh');

    await folder.discard();

    expect(await readdir(base)).toEqual([]);
  });

  it('overwrites by replacing what has the same name, removing the old result and keeping everything else', async () => {
    await finishedResult({ 'cat/a.png': 'A', 'cat/b.png': 'B', 'dog/c.png': 'C' });
    await put(join(output, 'cat/mine.txt'), 'mine');
    await put(join(output, 'dog/c.png'), 'edited by hand');

    const folder = await OutputFolder.open(output, other, 'fresh');
    await stageResult(folder, { 'cat/a.png': 'A2' });
    expect(await readFile(join(output, 'cat/a.png'), 'utf8')).toBe('A');
    const kept = await commit(folder, ['cat/a.png']);

    expect(kept).toEqual(['cat/mine.txt', 'dog/c.png']);
    expect(await filesBelow(output)).toEqual(['cat/a.png', 'cat/mine.txt', 'dog/c.png', 'report.json']);
    expect(await readFile(join(output, 'cat/a.png'), 'utf8')).toBe('A2');
  });

  it('replaces nothing when a folder of somebody else is in the way of a file', async () => {
    await put(join(output, 'lineage.csv/keep.txt'), 'mine');
    const folder = await OutputFolder.open(output, identity, 'fresh');
    await stageResult(folder, { 'lineage.csv': 'L' });

    await expect(commit(folder, ['lineage.csv'])).rejects.toMatchObject({ code: 'output.not-empty' });

    expect(await readFile(join(output, 'lineage.csv/keep.txt'), 'utf8')).toBe('mine');
  });

  it('completes a move that was cut short', async () => {
    await finishedResult({ 'cat/old.png': 'O', 'cat/a.png': 'A' });
    const folder = await OutputFolder.open(output, other, 'fresh');
    await stageResult(folder, { 'cat/a.png': 'A2', 'dog/b.png': 'B2' });
    await writeJsonWhole(join(output, '.twelvefold/commit.json'), { ...other, remove: ['cat/old.png'] });

    expect(await admit({ resume: true }, other)).toEqual({ kind: 'resume' });
    const resumed = await OutputFolder.open(output, other, 'resume');
    expect(await resumed.isCommitting()).toBe(true);
    await resumed.completeCommit();

    expect(await filesBelow(output)).toEqual(['cat/a.png', 'dog/b.png', 'report.json']);
    expect(await readFile(join(output, 'cat/a.png'), 'utf8')).toBe('A2');
  });

  it('leaves a store in the work folder to whoever opened it, and does not mistake it for an interrupted run', async () => {
    const folder = await OutputFolder.open(output, identity, 'fresh');
    await put(join(output, '.twelvefold/project.sqlite'), 'db');
    await stageResult(folder, { 'a.csv': 'a' });

    await commit(folder, ['a.csv']);

    expect(await readdir(join(output, '.twelvefold'))).toEqual(['project.sqlite']);
    expect(await admit({ resume: true })).toEqual({ kind: 'finished' });
  });
});
