import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createEngine, type Engine } from '../engine.ts';

// Each test imports a table, starts threads and some run: slow where two cores do much else.
vi.setConfig({ testTimeout: 40_000, hookTimeout: 40_000 });

const wine = resolve(import.meta.dirname, '../../../resources/samples/table/wine.csv');
const recipe = {
  ...{ twelvefold: 1, kind: 'tabular', target: 'cultivar', seed: 42, scale: 'standard', round: 'decimals' },
  steps: [{ method: 'SMOTE', k_neighbors: 3 }, { method: 'TomekLinks' }],
};
const preview = { slot: 'a', plane: null };

let folder: string;
let engine: Engine;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'twelvefold-table-previews-'));
  engine = createEngine();
  await engine.call('project.create', { path: join(folder, 'p.twelvefold'), name: 'P' });
});

afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

async function imported(path: string, target: string): Promise<string> {
  const ended = jobEnded();
  const { datasetId } = await engine.call('dataset.import', { path, target });
  await ended;
  return datasetId;
}

function jobEnded(): Promise<void> {
  return new Promise((done) => {
    const end = engine.on('job.changed', (job) => {
      if (job.finishedAt === null) return;
      end();
      done();
    });
  });
}

async function run(datasetId: string, wanted: object): Promise<{ lines: string[]; lineage: string[]; runId: string }> {
  const ended = jobEnded();
  const { runId } = await engine.call('run.start', { datasetId, recipe: wanted });
  await ended;
  const { output } = await engine.call('run.get', { runId });
  const linesOf = (name: string) => readFileSync(join(output, name), 'utf8').trimEnd().split('\n').slice(1);
  return { lines: linesOf('augmented.csv'), lineage: linesOf('lineage.csv'), runId };
}

/** Rows of two classes that overlap; numbers without a seed of any library, so that the file is always the same. */
function writeLargeTable(path: string, rows: number, columns: number): void {
  let state = 1;
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  const names = Array.from({ length: columns }, (_, i) => `x${i}`);
  const lines = Array.from({ length: rows }, (_, row) => {
    const rare = row % 20 === 0;
    return [...names.map(() => (next() + (rare ? 0.4 : 0)).toFixed(4)), rare ? 'rare' : 'usual'].join(',');
  });
  writeFileSync(path, `${[...names, 'class'].join(',')}\n${lines.join('\n')}\n`);
}

test('the previewed rows are the rows that the run writes, with the parents that its lineage names', async () => {
  const datasetId = await imported(wine, 'cultivar');
  const { classes, points, sample, exact } = await engine.call('table.preview', { datasetId, recipe, ...preview });
  const wanted = [...points.row];
  const { synthetic } = await engine.call('table.rows', { datasetId, recipe, slot: 'a', synthetic: wanted, real: [] });

  const made = await run(datasetId, recipe);

  expect([sample, exact]).toEqual([null, true]);
  expect(made.lines.slice(-synthetic.length)).toEqual(synthetic.map(({ cells }) => cells.join(',')));
  const parents = made.lineage.filter((line) => !line.startsWith(',')).map((line) => line.split(',').slice(4, 7));
  expect(parents).toEqual(synthetic.map(({ base, neighbour, gap }) => [base?.row, neighbour?.row, gap].map(String)));
  const report = await engine.call('run.report', { runId: made.runId });
  expect(report.classes).toEqual(classes);
  const original = readFileSync(wine, 'utf8').split('\n');
  for (const { base } of synthetic) expect(base?.cells.join(',')).toBe(original[(base?.row ?? 0) + 1]);
});

test('a recipe with a split is previewed on the training part, as it is run', async () => {
  const datasetId = await imported(wine, 'cultivar');
  const split = { ...recipe, split: { train: 0.7, val: 0.1, test: 0.2 } };

  const { classes } = await engine.call('table.preview', { datasetId, recipe: split, ...preview });

  const ended = jobEnded();
  const { runId } = await engine.call('run.start', { datasetId, recipe: split });
  await ended;
  expect((await engine.call('run.report', { runId })).classes).toEqual(classes);
});

test('the guard judges as the run does', async () => {
  const datasetId = await imported(wine, 'cultivar');

  const { classes } = await engine.call('table.judge', { datasetId, recipe, slot: 'guard' });

  const { runId } = await run(datasetId, recipe);
  const { guard } = (await engine.call('run.report', { runId })) as { guard: { classes: Record<string, object> } };
  expect(Object.keys(classes)).toEqual(Object.keys(guard.classes));
  for (const [label, verdict] of Object.entries(classes)) expect(guard.classes[label]).toMatchObject(verdict);
});

test('a large table is previewed on a sample, which is said, and its plan is that of the whole', async () => {
  const path = join(folder, 'large.csv');
  writeLargeTable(path, 100_000, 20);
  const datasetId = await imported(path, 'class');
  const smote = { ...recipe, target: 'class', steps: [{ method: 'SMOTE', sampling_strategy: { rare: 20_000 } }] };
  await engine.call('table.describe', { datasetId, recipe: smote });
  const started = performance.now();

  const answer = await engine.call('table.preview', { datasetId, recipe: smote, ...preview });

  const took = performance.now() - started;
  expect(answer.sample).toEqual({ rows: 2_000, of: 100_000 });
  expect(answer.classes.rare).toEqual({ before: 5_000, added: 15_000, removed: 0, after: 20_000 });
  expect(answer.exact).toBe(true);
  expect(answer.points.x.length).toBe(300);
  const { points, of } = await engine.call('table.points', { datasetId, recipe: smote, plane: null });
  expect([points.x.length, of]).toEqual([40_000, 100_000]);
  // Parents are rows of the whole table, not of the sample.
  const { synthetic } = await engine.call('table.rows', {
    ...{ datasetId, recipe: smote, slot: 'a', synthetic: [0], real: [] },
  });
  expect(synthetic[0]?.base?.class).toBe('rare');
  expect((synthetic[0]?.base?.row ?? 1) % 20).toBe(0);
  // The budget is 300 ms on a quiet machine; this only catches a preview that works on the whole table.
  expect(took).toBeLessThan(3_000);
});

test('a newer preview takes the place of the older one, and a slot can be given up', async () => {
  const path = join(folder, 'middle.csv');
  writeLargeTable(path, 20_000, 12);
  const datasetId = await imported(path, 'class');
  const slow = { ...recipe, target: 'class', steps: [{ method: 'SVMSMOTE' }] };
  const cancelled = expect.objectContaining({ message: 'cancelled' });

  const older = engine.call('table.preview', { datasetId, recipe: slow, ...preview }).catch((error) => error);
  const newer = engine.call('table.preview', { datasetId, recipe: { ...slow, seed: 7 }, ...preview }).catch((e) => e);
  expect(await older).toEqual(cancelled);
  await engine.call('table.cancel', { slot: 'a' });
  expect(await newer).toEqual(cancelled);
});

test('methods that do not fit say why, and what a draft of a table begins with fits', async () => {
  const path = join(folder, 'pets.csv');
  const rows = Array.from(
    { length: 40 },
    (_, i) => `${i},${i % 7}.5,${i % 2 === 0 ? 'red' : 'blue'},${i < 4 ? 'rare' : 'usual'}`,
  );
  writeFileSync(path, `id,weight,color,kind\n${rows.join('\n')}\n`);
  const datasetId = await imported(path, 'kind');

  const { state } = await engine.call('draft.open', { datasetId });
  const described = await engine.call('table.describe', { datasetId, recipe: { ...state.base, steps: [] } });

  expect(state.base).toMatchObject({ target: 'kind', scale: 'standard', round: 'decimals', columns: { id: 'ignore' } });
  expect(state.steps[0]?.step.method).toBe('SMOTENC');
  const troubles = new Map(described.methods.map(({ name, trouble }) => [name, trouble]));
  expect(troubles.get('SMOTE')).toMatchObject({ code: 'method.not-applicable' });
  expect(troubles.get('SMOTENC')).toMatchObject({
    code: 'class.too-small',
    where: { class: 'rare', field: 'k_neighbors' },
  });
  expect(troubles.get('RandomOverSampler')).toBeNull();
});
