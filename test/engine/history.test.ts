import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../main/engine/engine.ts';

const recipe = {
  ...{ twelvefold: 1, kind: 'image', seed: 9, copies: 1 },
  steps: [
    { op: 'Rotate', p: 1 },
    { op: 'GaussNoise', p: 1 },
  ],
};

let folder: string;
let engine: Engine;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'history-'));
  engine = createEngine();
});

afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

async function ended(jobId: string) {
  for (;;) {
    const job = await engine.call('job.get', { jobId });
    if (job.finishedAt !== null) return job;
    await new Promise<void>((resolve) => {
      const stop = engine.on('job.changed', () => {
        stop();
        resolve();
      });
    });
  }
}

async function runOnce() {
  const { datasets } = await engine.call('sample.open', { sample: 'pictures', parent: folder });
  const { jobId, runId } = await engine.call('run.start', { datasetId: datasets[0]!.id, recipe, workers: 2 });
  await ended(jobId);
  return { dataset: datasets[0]!, jobId, run: await engine.call('run.get', { runId }) };
}

describe('the history of a run', () => {
  it('makes one picture again, byte by byte, and says when the file is another', async () => {
    const { dataset, run } = await runOnce();
    const { samples } = await engine.call('browse.samples', {
      ...{ scope: { kind: 'run', runId: run.id }, filter: { origins: ['synthetic'] }, first: 0, count: 1 },
    });
    const asked = { runId: run.id, position: samples[0]!.position };

    expect(await engine.call('run.reproduce', asked)).toMatchObject({ identical: true });

    // Another picture in the place of the source: what is made of it cannot be the same.
    const items = await engine.call('dataset.items', { datasetId: dataset.id, count: 2 });
    const [first, second] = items.items.map(({ path }) => join(dataset.path, path));
    writeFileSync(first!, readFileSync(second!));
    expect(await engine.call('run.reproduce', asked)).toMatchObject({ identical: false });
  });

  it('frees results that can be made again, which then come out the same', async () => {
    const { run } = await runOnce();
    const [stored] = await engine.call('storage.list', {});

    const { bytes } = await engine.call('storage.free', { runIds: [run.id] });

    expect(stored).toMatchObject({ present: true, reproducible: true });
    expect(bytes).toBe(stored!.bytes);
    expect(existsSync(run.output)).toBe(false);
    const again = await engine.call('run.repeat', { runId: run.id });
    await ended(again.jobId);
    expect(await engine.call('run.compare', { a: run.id, b: again.runId })).toMatchObject({ identical: true });
  });

  it('keeps results of which the dataset has changed since', async () => {
    const { dataset, run } = await runOnce();
    rmSync(dataset.path, { recursive: true });

    await expect(engine.call('storage.free', { runIds: [run.id] })).rejects.toMatchObject({ code: 'option.invalid' });

    expect(existsSync(run.output)).toBe(true);
  });

  it('restores a version of a recipe as an edit that can be undone', async () => {
    const { dataset, run } = await runOnce();
    const { state } = await engine.call('draft.open', { datasetId: dataset.id });
    await engine.call('draft.save', { datasetId: dataset.id, state: { ...state, steps: [] } });

    await engine.call('recipe.restore', { recipeId: run.recipeVersionId });

    const draft = await engine.call('draft.open', { datasetId: dataset.id });
    expect(draft.state.steps).toHaveLength(2);
    expect((await engine.call('draft.undo', { datasetId: dataset.id })).state.steps).toEqual([]);
  });
});

describe('a job that left something out', () => {
  it('says what and why, and tries again when it is repaired', async () => {
    const { dataset } = await runOnce();
    const items = await engine.call('dataset.items', { datasetId: dataset.id, count: 2 });
    const [broken, whole] = items.items.map(({ path }) => join(dataset.path, path));
    const good = readFileSync(broken!);
    writeFileSync(broken!, readFileSync(whole!).subarray(0, 400));
    const { jobId } = await engine.call('run.start', { datasetId: dataset.id, recipe, workers: 2 });
    expect((await ended(jobId)).state).toBe('succeeded-with-warnings');

    const { skipped, facts } = await engine.call('job.details', { jobId });
    writeFileSync(broken!, good);
    const again = await engine.call('job.retrySkipped', { jobId });

    expect(skipped.map(({ item }) => item)).toEqual([items.items[0]!.path]);
    expect(facts).toContainEqual({ name: 'seed', value: '9' });
    expect((await ended(again.jobId)).state).toBe('succeeded');
    expect((await engine.call('job.details', { jobId: again.jobId })).skipped).toEqual([]);
  });
});
