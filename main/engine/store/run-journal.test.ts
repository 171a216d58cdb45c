import { expect, test } from 'vitest';
import type { FinishedItem } from '../runs/journal.ts';
import { saveJob } from './jobs.ts';
import { openMemoryStore } from './open-store.ts';
import { saveRecipe } from './recipes.ts';
import { clearRunJournal, openRunJournal } from './run-journal.ts';
import { findUnfinishedRun, getRun, insertRun, recordResult } from './runs.ts';
import type { Store } from './store.ts';

function storeWithRun(): Store {
  const store = openMemoryStore();
  const at = '2026-01-01T00:00:00.000Z';
  saveJob(store, {
    ...{ id: 'job', kind: 'run', title: 'Run', state: 'running', position: 1, request: {}, datasetId: null },
    ...{ runId: 'run', progress: null, warnings: [], failure: null, createdAt: at, startedAt: at, finishedAt: null },
  });
  const recipe = saveRecipe(store, { datasetId: null, name: 'r', hash: 'h', recipe: {} });
  insertRun(store, {
    ...{ id: 'run', jobId: 'job', datasetId: null, recipeId: recipe.id, title: 'Run', input: '/in', output: '/out' },
    ...{ format: null, workers: 2, seed: Number.MAX_SAFE_INTEGER, recipeHash: 'h', startedAt: at },
  });
  return store;
}

const item = (key: string): FinishedItem => ({
  ...{ key, files: { [`${key}.jpg`]: 'abc' }, lineage: [`${key},"a ""line"""`] },
  ...{ failed: [], warnings: [], stages: { read: 0.25 } },
});

test('gives back what was recorded, in the order of keys by code unit', () => {
  const journal = openRunJournal(storeWithRun(), 'run');
  // By code point U+FF5E comes before U+1F600, by code unit after it: the surrogate D83D is smaller than FF5E.
  for (const key of ['b', '\uff5e', 'a', '\u{1f600}']) journal.record(item(key));

  const keys = [...journal.finishedItems()].map(({ key }) => key);

  expect(keys).toEqual(['a', 'b', '\u{1f600}', '\uff5e']);
  expect([...journal.finishedItems()][0]).toEqual(item('a'));
  expect(journal.finishedKeys()).toEqual(new Set(keys));
});

test('holds an item once however often it is recorded', () => {
  const journal = openRunJournal(storeWithRun(), 'run');

  journal.record(item('a'));
  journal.record({ ...item('a'), stages: { read: 1 } });

  expect([...journal.finishedItems()]).toEqual([{ ...item('a'), stages: { read: 1 } }]);
});

test('is empty after it was cleared, and once the run has its result', () => {
  const store = storeWithRun();
  const journal = openRunJournal(store, 'run');
  journal.record(item('a'));
  clearRunJournal(store, 'run');
  const cleared = journal.finishedKeys().size;
  journal.record(item('b'));

  recordResult(store, 'run', {
    report: {},
    files: { 'b.jpg': 'abc' },
    made: 1,
    finishedAt: '2026-01-01T00:01:00.000Z',
  });

  expect([cleared, journal.finishedKeys().size]).toEqual([0, 0]);
  expect(getRun(store, 'run')).toMatchObject({ files: { 'b.jpg': 'abc' }, made: 1, seed: Number.MAX_SAFE_INTEGER });
});

test('a run counts as unfinished in its output folder until it has its result', () => {
  const store = storeWithRun();
  const before = findUnfinishedRun(store, '/out')?.id;

  recordResult(store, 'run', { report: {}, files: {}, made: 0, finishedAt: '2026-01-01T00:01:00.000Z' });

  expect([before, findUnfinishedRun(store, '/out')]).toEqual(['run', undefined]);
});
