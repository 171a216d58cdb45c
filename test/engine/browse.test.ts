import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BrowseScope, Thumbnail } from '../../app/contract/browse.ts';
import { createEngine, type Engine } from '../../main/engine/engine.ts';

/** The budget of a filter count, 200 ms, doubled for two busy cores. */
const windowMs = 400;

let parent: string;
let engine: Engine;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'twelvefold-browse-'));
  engine = createEngine();
});
afterEach(async () => {
  await engine.close();
  rmSync(parent, { recursive: true, force: true });
});

async function finishedRun(sample: 'pictures' | 'table'): Promise<{ dataset: BrowseScope; run: BrowseScope }> {
  const project = await engine.call('sample.open', { sample, parent });
  const datasetId = project.datasets[0]!.id;
  const [recipe] = await engine.call('recipe.list', { datasetId });
  const ended = new Promise<void>((done) => {
    engine.on('job.changed', (job) => {
      if (job.kind === 'run' && job.state.startsWith('succeeded')) done();
    });
  });
  const { runId } = await engine.call('run.start', { datasetId, recipe: recipe!.recipe });
  await ended;
  return { dataset: { kind: 'dataset', datasetId }, run: { kind: 'run', runId } };
}

test('a run over pictures shows originals and copies with their class, and the lineage of each copy', async () => {
  const { dataset, run } = await finishedRun('pictures');

  const overview = await engine.call('browse.overview', { scope: run });
  const { matching, samples } = await engine.call('browse.samples', {
    scope: run,
    filter: { classes: ['retina'], origins: ['synthetic'] },
    count: 3,
  });

  expect(overview).toMatchObject({ kind: 'image', total: 69 * 12, original: 69, synthetic: 69 * 11 });
  expect(overview.classes).toHaveLength(6);
  expect(matching).toBe(overview.classes.find(({ name }) => name === 'retina')!.synthetic);
  expect(samples.map(({ class: label, copy }) => [label, copy])).toEqual([
    ['retina', 1],
    ['retina', 2],
    ['retina', 3],
  ]);
  const { lineage, byteLength } = await engine.call('browse.sample', { scope: run, position: samples[1]!.position });
  expect(byteLength).toBeGreaterThan(100);
  expect(lineage?.runNumber).toBe(1);
  const source = await engine.call('browse.sample', { scope: dataset, position: lineage!.sourceAt!.position });
  expect(source.sample.path).toBe(lineage?.source);
  expect(source.lineage).toBeNull();
});

test('thumbnails are made for what is wanted, known the second time, and lie in the cache under their hash', async () => {
  const project = await engine.call('sample.open', { sample: 'pictures', parent });
  const scope: BrowseScope = { kind: 'dataset', datasetId: project.datasets[0]!.id };
  const positions = Array.from({ length: 20 }, (_, i) => i);
  const made: Thumbnail[] = [];
  const all = new Promise<void>((done) => {
    engine.on('browse.thumbnail', ({ thumbnail }) => {
      made.push(thumbnail);
      if (made.length === positions.length) done();
    });
  });

  const first = await engine.call('browse.thumbnails', { scope, positions });
  await all;
  const second = await engine.call('browse.thumbnails', { scope, positions });

  expect(first.known).toEqual([]);
  expect(second.known.map(({ position }) => position)).toEqual(positions);
  expect(second.known).toEqual(made.sort((a, b) => a.position - b.position));
  for (const { id } of second.known) {
    expect(statSync(join(project.path, 'cache', id!.slice(0, 2), id!.slice(2))).size).toBeGreaterThan(100);
  }
});

test('what is scrolled past before it was begun is not made', async () => {
  const project = await engine.call('sample.open', { sample: 'pictures', parent });
  const scope: BrowseScope = { kind: 'dataset', datasetId: project.datasets[0]!.id };
  const made = new Set<number>();
  const last = new Promise<void>((done) => {
    engine.on('browse.thumbnail', ({ thumbnail }) => {
      made.add(thumbnail.position);
      if (thumbnail.position === 68) done();
    });
  });

  void engine.call('browse.thumbnails', { scope, positions: Array.from({ length: 60 }, (_, i) => i) });
  await engine.call('browse.thumbnails', { scope, positions: [68] });
  await last;

  // One for each thread may have been begun.
  expect(made.size).toBeLessThanOrEqual(3);
});

test('with 100,000 pictures any filtered window is answered within the budget', async () => {
  const { id, path } = await hundredThousand();
  const scope: BrowseScope = { kind: 'dataset', datasetId: id };
  const filter = { classes: ['c3'] };

  await engine.call('browse.overview', { scope });
  const started = performance.now();
  const overview = await engine.call('browse.overview', { scope });
  const counted = performance.now();
  const { matching, samples } = await engine.call('browse.samples', { scope, filter, first: 9900, count: 100 });
  const filtered = performance.now();

  expect(path).toContain(parent);
  expect(overview.total).toBe(100_000);
  expect(matching).toBe(10_000);
  expect(samples.at(-1)?.position).toBe(99_993);
  expect(counted - started).toBeLessThan(windowMs);
  expect(filtered - counted).toBeLessThan(windowMs);
});

test('a run over a table marks its synthetic rows, sorts with missing values last, and names parents', async () => {
  const { dataset, run } = await finishedRun('table');

  const before = await engine.call('browse.rows', { scope: dataset, count: 5 });
  const sorted = await engine.call('browse.rows', {
    scope: run,
    filter: { origins: ['synthetic'] },
    sort: { column: 0, descending: true },
    count: 1000,
  });

  const lines = readFileSync(resolve('resources/samples/table/wine.csv'), 'utf8').split('\n');
  expect(before.matching).toBe(150);
  expect(before.rows.map(({ cells }) => cells.join(','))).toEqual(lines.slice(1, 6));
  expect(sorted.matching).toBe(3 * 71 - 150);
  expect(sorted.rows.every(({ synthetic }) => synthetic)).toBe(true);
  const firsts = sorted.rows.map(({ cells }) => (sorted.columns[0]!.kind === 'numeric' ? Number(cells[0]) : cells[0]!));
  expect(firsts).toEqual([...firsts].sort((a, b) => (a < b ? 1 : a > b ? -1 : 0)));
  const { lineage } = await engine.call('browse.rowLineage', { scope: run, row: sorted.rows[0]!.row });
  expect(lineage).toMatchObject({
    output_row: String(sorted.rows[0]!.row),
    class: sorted.rows[0]!.cells[sorted.target!],
  });
  expect(Number(lineage!.base_row)).toBeLessThan(150);
  expect((await engine.call('browse.rowLineage', { scope: run, row: 0 })).lineage).toBeNull();
});

/** The sample with its items replaced by as many rows as a large dataset has. */
async function hundredThousand(): Promise<{ id: string; path: string }> {
  const project = await engine.call('sample.open', { sample: 'pictures', parent });
  const { id } = project.datasets[0]!;
  await engine.call('project.close', {});
  const database = new Database(join(project.path, 'project.sqlite'));
  database.exec(`
    DELETE FROM items;
    INSERT INTO items (dataset_id, position, path, class, part)
    WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 99999)
    SELECT '${id}', i, 'c' || (i % 10) || '/picture-' || i || '.jpg', 'c' || (i % 10), NULL FROM n;
  `);
  database.close();
  await engine.call('project.open', { path: project.path });
  return { id, path: project.path };
}
