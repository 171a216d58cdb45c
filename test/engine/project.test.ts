import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JobView } from '../../app/contract/commands.ts';
import { EngineBug } from '../../app/contract/wire.ts';
import { createEngine, type Engine } from '../../main/engine/engine.ts';

let folder: string;
let engine: Engine;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'project-'));
  engine = createEngine();
});

afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Waits for the end of a job by its events. */
async function ended(jobId: string): Promise<JobView> {
  return new Promise((resolve, reject) => {
    const look = (job: JobView) => {
      if (job.id === jobId && job.finishedAt !== null) resolve(job);
    };
    engine.on('job.changed', look);
    engine.call('job.get', { jobId }).then(look, reject);
  });
}

describe('a sample project', () => {
  it('holds its dataset and recipe, runs it, repeats it to the same files, exports it and tells its history', async () => {
    const project = await engine.call('sample.open', { sample: 'table', parent: folder });
    expect(project).toMatchObject({ name: 'Sample table', sample: true });
    const [wine] = project.datasets;
    expect(wine).toMatchObject({
      kind: 'tabular',
      count: 150,
      target: 'cultivar',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const [saved] = await engine.call('recipe.list', { datasetId: wine!.id });

    const first = await engine.call('run.start', { datasetId: wine!.id, recipe: saved!.recipe });
    expect(await ended(first.jobId)).toMatchObject({ failure: null, state: 'succeeded' });
    const second = await engine.call('run.repeat', { runId: first.runId });
    expect((await ended(second.jobId)).state).toBe('succeeded');

    expect(await engine.call('run.compare', { a: first.runId, b: second.runId })).toEqual({
      identical: true,
      differing: [],
      onlyInA: [],
      onlyInB: [],
    });
    const run = await engine.call('run.get', { runId: first.runId });
    const report = await engine.call('run.report', { runId: first.runId });
    expect(run.files).toEqual(report.files);
    expect(run.inputHash).toBe(wine!.hash);

    const wish = {
      selection: { classes: [], origins: [], parts: [] },
      split: { kind: 'keep' as const },
      ...{ format: 'csv', names: null, columns: { isSynthetic: false, group: false } },
    };
    const { jobId: exporting } = await engine.call('export.start', {
      ...{
        scope: { kind: 'run', runId: first.runId },
        wish,
        folder,
        name: 'export',
        container: 'folder',
        overwrite: false,
      },
    });
    expect((await ended(exporting)).state).toBe('succeeded');
    const [exported] = await engine.call('export.list', {});
    expect(exported).toMatchObject({ format: 'csv', runId: first.runId, destination: join(folder, 'export') });
    expect(readFileSync(join(folder, 'export', 'augmented.csv'))).toEqual(
      readFileSync(join(run.output, 'augmented.csv')),
    );

    const history = await engine.call('history.list', {});
    expect(history.map(({ kind }) => kind).reverse()).toEqual([
      'project.created',
      'dataset.imported',
      'recipe.saved',
      'run.started',
      'run.finished',
      'run.started',
      'run.finished',
      'export.finished',
    ]);
  });

  it('keeps the pictures of a dataset with their classes', async () => {
    const { datasets } = await engine.call('sample.open', { sample: 'pictures', parent: folder });

    const page = await engine.call('dataset.items', { datasetId: datasets[0]!.id, first: 0, count: 1000 });

    expect(page.total).toBe(datasets[0]!.count);
    expect(new Set(page.items.map((item) => item.class))).toEqual(new Set(Object.keys(datasets[0]!.classes)));
  });

  it('gets a name of its own each time', async () => {
    await engine.call('sample.open', { sample: 'table', parent: folder });

    const second = await engine.call('sample.open', { sample: 'table', parent: folder });

    expect(second.name).toBe('Sample table 2');
  });
});

describe('a recipe', () => {
  it('gets a new version only when it has changed', async () => {
    await engine.call('project.create', { path: join(folder, 'P.twelvefold'), name: 'P' });
    const recipe = { twelvefold: 1, kind: 'tabular', steps: [{ method: 'SMOTE' }] };

    const first = await engine.call('recipe.save', { name: 'mine', recipe });
    const same = await engine.call('recipe.save', { name: 'mine', recipe: { ...recipe, seed: 0 } });
    const changed = await engine.call('recipe.save', { name: 'mine', recipe: { ...recipe, seed: 5 } });

    expect([first.version, same.version, changed.version]).toEqual([1, 1, 2]);
    expect(same.id).toBe(first.id);
  });
});

describe('a failure', () => {
  it('of a job is its first sentence, and the job can be retried once the cause is gone', async () => {
    await engine.call('project.create', { path: join(folder, 'P.twelvefold'), name: 'P' });
    const input = join(folder, 'late.csv');
    const recipe = { twelvefold: 1, kind: 'tabular', target: 'c', steps: [{ method: 'RandomOverSampler' }] };
    const { jobId } = await engine.call('run.start', { input, recipe });
    expect(await ended(jobId)).toMatchObject({ state: 'failed', failure: { code: 'input.not-found' } });

    writeFileSync(input, 'x,c\n1,a\n2,a\n3,b\n');
    await engine.call('job.retry', { jobId });

    expect((await ended(jobId)).state).toBe('succeeded');
  });

  it('that nobody expected gets a reference, under which the project logs the stack, and the engine lives on', async () => {
    const path = join(folder, 'P.twelvefold');
    const broken = createEngine({
      handlers: {
        'history.list': () => {
          throw new TypeError('a bug made for this test');
        },
      },
    });
    await broken.call('project.create', { path, name: 'P' });

    const failure: unknown = await broken.call('history.list', {}).catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(EngineBug);
    const log = readFileSync(join(path, 'engine.log'), 'utf8');
    expect(log).toContain((failure as EngineBug).reference);
    expect(log).toContain('a bug made for this test');
    expect((await broken.call('engine.describe', {})).pid).toBe(process.pid);
    await broken.close();
  });

  it('of what is not allowed says in which state the job is', async () => {
    await engine.call('project.create', { path: join(folder, 'P.twelvefold'), name: 'P' });
    const recipe = { twelvefold: 1, kind: 'tabular', target: 'c', steps: [{ method: 'RandomOverSampler' }] };
    const { jobId } = await engine.call('run.start', { input: join(folder, 'none.csv'), recipe });
    await ended(jobId);

    await expect(engine.call('job.pause', { jobId })).rejects.toMatchObject({
      code: 'job.not-allowed',
      message: '“none on none.csv” is failed, so it cannot be paused.',
    });
  });
});
