import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BrowseScope } from '../../app/contract/browse.ts';
import type { ExportWishView } from '../../app/contract/export.ts';
import { createEngine, type Engine } from '../../main/engine/engine.ts';
import { openDataset } from '../../main/engine/files/open-dataset.ts';
import { readCsvTexts } from '../../main/engine/runs/csv-texts.ts';
import { verify } from '../../main/engine/runs/verify.ts';

const rule = { train: 0.6, val: 0.2, test: 0.2, stratify: true, group_by: null };
const all: ExportWishView = {
  selection: { classes: [], origins: [], parts: [] },
  split: { kind: 'none' },
  ...{ format: 'imagefolder', names: null, columns: { isSynthetic: false, group: false } },
};

let folder: string;
let engine: Engine;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'exports-'));
  engine = createEngine();
});

afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

async function ended(jobId: string) {
  const done = ['succeeded', 'succeeded-with-warnings', 'failed', 'cancelled'];
  return new Promise<Awaited<ReturnType<typeof engine.call<'job.get'>>>>((resolve) => {
    const stop = engine.on('job.changed', (job) => {
      if (job.id !== jobId || !done.includes(job.state)) return;
      stop();
      resolve(job);
    });
    void engine.call('job.get', { jobId }).then((job) => done.includes(job.state) && resolve(job));
  });
}

/** The sample project with one run of a small recipe. */
async function runSample(sample: 'pictures' | 'table', recipe: object): Promise<BrowseScope> {
  const { datasets } = await engine.call('sample.open', { sample, parent: folder });
  const { jobId, runId } = await engine.call('run.start', { datasetId: datasets[0]!.id, recipe, workers: 2 });
  expect((await ended(jobId)).state).toMatch(/succeeded/);
  return { kind: 'run', runId };
}

const flips = { twelvefold: 1, kind: 'image', seed: 3, copies: 2, steps: [{ op: 'HorizontalFlip', p: 1 }] };
const smote = { twelvefold: 1, kind: 'tabular', seed: 3, guard: 'off', steps: [{ method: 'SMOTE' }] };

async function exportTo(
  scope: BrowseScope,
  wish: ExportWishView,
  name: string,
  container: 'folder' | 'zip' | 'tar' = 'folder',
) {
  const { jobId } = await engine.call('export.start', { scope, wish, folder, name, container, overwrite: false });
  return ended(jobId);
}

describe('an export of pictures', () => {
  it('divides families together, packs the same files into archives, and leaves a folder that verifies', async () => {
    const scope = await runSample('pictures', flips);
    const wish: ExportWishView = { ...all, split: { kind: 'again', rule, seed: 7, families: 'together' } };

    const plan = await engine.call('export.plan', { scope, wish });
    expect(await exportTo(scope, wish, 'out')).toMatchObject({ state: 'succeeded' });
    expect(await exportTo(scope, wish, 'packed', 'zip')).toMatchObject({ state: 'succeeded' });
    expect(await exportTo(scope, wish, 'rolled', 'tar')).toMatchObject({ state: 'succeeded' });

    expect(plan).toMatchObject({ samples: 207, synthetic: 138, leaks: { count: 0 } });
    const paths = readdirSync(join(folder, 'out'), { recursive: true })
      .map(String)
      .filter((path) => path.endsWith('.jpg'));
    expect(paths).toHaveLength(207);
    const partOf = new Map(paths.map((path) => [path.split('/').at(-1)!, path.split('/')[0]]));
    for (const [name, part] of partOf) expect(partOf.get(name.replace(/__a\d+/, '')), name).toBe(part);
    const lines = await readCsvTexts(join(folder, 'out', 'lineage.csv'));
    expect(lines).toHaveLength(138);
    expect(lines.every(({ output }) => paths.includes(output!))).toBe(true);
    expect(await verify(join(folder, 'out'))).toMatchObject({ ok: true });
    for (const archive of ['packed.zip', 'rolled.tar']) {
      const opened = await openDataset(join(folder, archive));
      expect(opened.kind === 'image' && opened.items.map(({ path }) => path)).toEqual(paths.sort());
      await opened.close();
    }
    expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([]);
    const [latest] = await engine.call('export.list', {});
    expect(latest).toMatchObject({ format: 'imagefolder', count: 207 });
  });

  it('is refused while copies lie apart from their originals, with the pictures that prove it', async () => {
    const scope = await runSample('pictures', flips);
    const wish: ExportWishView = { ...all, split: { kind: 'again', rule, seed: 7, families: 'apart' } };

    const plan = await engine.call('export.plan', { scope, wish });
    const job = await exportTo(scope, wish, 'leaky');

    expect(plan.leaks.count).toBeGreaterThan(20);
    const [example] = plan.leaks.examples;
    expect(example!.copies.every(({ part }) => part !== example!.of.part)).toBe(true);
    expect(job).toMatchObject({ state: 'failed', failure: { code: 'split.leak' } });
    expect(readdirSync(folder)).not.toContain('leaky');
  });

  it('takes what is chosen under the names that are asked for, and shows it before', async () => {
    const scope = await runSample('pictures', flips);
    const selection = { classes: ['galaxy'], origins: ['synthetic' as const], parts: [] };
    const wish = { ...all, selection, names: '{class}-{n}' };

    const sample = await engine.call('export.sample', { scope, wish });
    await exportTo(scope, wish, 'galaxies');

    expect(sample.files.map(({ path }) => path)).toContain('galaxy/galaxy-00001.jpg');
    expect(readdirSync(join(folder, 'galaxies', 'galaxy'))).toHaveLength(10);
  });

  it('checks its place and says the command that does the same', async () => {
    const scope = await runSample('pictures', flips);
    writeFileSync(join(folder, 'taken'), '');

    const { checks, command } = await engine.call('export.check', {
      ...{ scope, wish: all, folder, name: 'taken', container: 'folder', overwrite: false },
    });

    expect(checks.filter(({ passed }) => !passed).map(({ name }) => name)).toEqual(['place']);
    expect(command).toMatch(/^twelvefold convert .* --to imagefolder --output .* --split none$/);
  });
});

describe('an export of rows', () => {
  it('leaves out the rows whose parents are in other parts, and adds the columns that were asked for', async () => {
    const scope = await runSample('table', smote);
    const wish: ExportWishView = {
      ...{ ...all, format: 'csv', columns: { isSynthetic: true, group: true } },
      split: { kind: 'again', rule, seed: 1, families: 'leave-out' },
    };

    const plan = await engine.call('export.plan', { scope, wish });
    expect(await exportTo(scope, wish, 'rows')).toMatchObject({ state: 'succeeded' });

    expect(plan.leftOut).toBeGreaterThan(0);
    expect(plan.leaks.count).toBe(0);
    const parts = await Promise.all(
      ['train', 'val', 'test'].map((part) => readCsvTexts(join(folder, 'rows', `${part}.csv`))),
    );
    expect(parts.flat().filter((row) => row.is_synthetic === '0')).toHaveLength(150);
    expect(parts.flat()).toHaveLength(213 - plan.leftOut);
    const lineage = await readCsvTexts(join(folder, 'rows', 'lineage.csv'));
    expect(lineage).toHaveLength(63 - plan.leftOut);
    for (const { part, output_row: row } of lineage) {
      expect(parts[['train', 'val', 'test'].indexOf(part!)]![Number(row)]).toMatchObject({ is_synthetic: '1' });
    }
  });

  it('finds the rows that leak when every row goes by itself', async () => {
    const scope = await runSample('table', smote);
    const wish: ExportWishView = { ...all, format: 'tsv', split: { kind: 'again', rule, seed: 1, families: 'apart' } };

    const { leaks } = await engine.call('export.plan', { scope, wish });

    expect(leaks.count).toBeGreaterThan(10);
  });

  it('of everything gives back the bytes of the result', async () => {
    const scope = await runSample('table', smote);

    await exportTo(scope, { ...all, format: 'csv' }, 'same');

    const { output } = await engine.call('run.get', { runId: scope.kind === 'run' ? scope.runId : '' });
    expect(readFileSync(join(folder, 'same', 'augmented.csv'))).toEqual(readFileSync(join(output, 'augmented.csv')));
  });
});
