import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Raster } from '../../../app/image/raster.ts';
import { decodePicture } from '../../../app/image/vips.ts';
import { createEngine, type Engine } from '../engine.ts';
import { ContentCache } from '../store/content-cache.ts';

// Each test imports pictures, starts threads and some run: slow where two cores do much else.
vi.setConfig({ testTimeout: 40_000, hookTimeout: 40_000 });

const samples = resolve(import.meta.dirname, '../../../resources/samples/pictures/data');
const item = 'retina/retina-000.jpg';
const recipe = {
  ...{ twelvefold: 1, kind: 'image', seed: 7, copies: 2, output: { format: 'png' } },
  steps: [
    { op: 'HorizontalFlip', p: 0.5 },
    { op: 'Rotate', limit: [-30, 30], border_mode: 'reflect_101', p: 1 },
    { op: 'RandomBrightnessContrast', p: 1 },
  ],
};

let folder: string;
let engine: Engine;
let datasetId: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'twelvefold-previews-'));
  for (const name of ['galaxy', 'retina']) {
    cpSync(join(samples, name), join(folder, 'data', name), { recursive: true });
  }
  engine = createEngine();
  await engine.call('project.create', { path: join(folder, 'p.twelvefold'), name: 'P' });
  const ended = jobEnded();
  ({ datasetId } = await engine.call('dataset.import', { path: join(folder, 'data') }));
  await ended;
});

afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

function jobEnded(): Promise<void> {
  return new Promise((done) => {
    const end = engine.on('job.changed', (job) => {
      if (job.finishedAt === null) return;
      end();
      done();
    });
  });
}

const render = (tiles: { item: string; copy: number; seed?: number }[], over: object = {}) =>
  engine.call('preview.render', { slot: 'a', request: 'r', datasetId, recipe, tiles, size: 512, ...over });

async function cached(id: string | null): Promise<Raster> {
  const bytes = await new ContentCache(join(folder, 'p.twelvefold')).get(id ?? '');
  return (await decodePicture(bytes ?? new Uint8Array(), 'preview')).raster;
}

test('a preview is the picture that the run makes of that source and copy', async () => {
  const { tiles, cost } = await render(
    [1, 2].map((copy) => ({ item, copy })),
    { measure: true },
  );
  const ended = jobEnded();
  const { runId } = await engine.call('run.start', { datasetId, recipe });
  await ended;
  const { output } = await engine.call('run.get', { runId });
  const made = readdirSync(output, { recursive: true })
    .map(String)
    .filter((path) => /retina-000__a\d+\.png$/.test(path));

  expect(made).toHaveLength(2);
  for (const [index, path] of made.sort().entries()) {
    const run = (await decodePicture(readFileSync(join(output, path)), path)).raster;
    const preview = await cached(tiles[index]?.picture ?? null);
    expect([preview.width, preview.height]).toEqual([run.width, run.height]);
    // The preview went through JPEG once more.
    const distance =
      Array.from(run.data).reduce((sum, value, i) => sum + Math.abs(value - preview.data[i]!), 0) / run.data.length;
    expect(distance).toBeLessThan(4);
  }
  expect(cost?.bytesPerCopy).toBeGreaterThan(1000);
});

test('the same request gives the same pictures, another seed others', async () => {
  const wanted = [1, 2, 3].map((copy) => ({ item, copy }));
  const first = await render(wanted);
  const again = await render(wanted);
  const other = await render(wanted.map((tile) => ({ ...tile, seed: 8 })));

  expect(again.tiles).toEqual(first.tiles);
  for (const [i, tile] of other.tiles.entries()) expect(tile.picture).not.toBe(first.tiles[i]?.picture);
});

test('a newer request of a slot ends the older one, and none of another slot', async () => {
  const many = Array.from({ length: 24 }, (_, i) => ({ item, copy: i + 1 }));
  const older = render(many).then(
    () => 'made',
    (error: Error) => error.name,
  );
  const elsewhere = render([{ item, copy: 1 }], { slot: 'b' });
  const newer = render([{ item, copy: 1 }]);

  expect(await older).toBe('Cancelled');
  expect((await newer).tiles).toHaveLength(1);
  expect((await elsewhere).tiles).toHaveLength(1);
});

test('a step that does not fit the picture fails in its tile with the reason', async () => {
  const { tiles } = await render([{ item, copy: 1 }], {
    recipe: { ...recipe, steps: [{ op: 'RandomCrop', height: 4000, width: 4000 }] },
  });

  expect(tiles[0]?.picture).toBeNull();
  expect(tiles[0]?.failure?.message).toMatch(/RandomCrop|4000/);
});

test('the plan counts what the run makes', async () => {
  const plan = await engine.call('recipe.plan', { datasetId, recipe });

  expect(plan).toEqual({
    ...{ sources: 13, made: 26, kept: 13, exact: true },
    classes: { galaxy: { before: 5, after: 15 }, retina: { before: 8, after: 24 } },
  });
});

test('a draft keeps sound recipes alone, and undo brings back the one before', async () => {
  const { state } = await engine.call('draft.open', { datasetId });
  const edited = { ...state, base: { ...state.base, seed: 99 } };
  await engine.call('draft.save', { datasetId, state: edited });
  const unsound = { ...state, steps: [{ key: 'x', step: { op: 'Rotate', limit: 'far' }, offShare: null }] };

  await expect(engine.call('draft.save', { datasetId, state: unsound })).rejects.toMatchObject({
    code: 'recipe.invalid-value',
  });
  expect((await engine.call('draft.open', { datasetId })).state).toEqual(edited);
  expect((await engine.call('draft.undo', { datasetId })).state).toEqual(state);
});
