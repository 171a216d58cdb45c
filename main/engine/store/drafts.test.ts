import { beforeEach, expect, test } from 'vitest';
import { type DraftState, draftOf, recipeOf } from '../../../app/contract/recipe-draft.ts';
import { saveDataset } from './datasets.ts';
import { moveDraft, readDraft, writeDraft } from './drafts.ts';
import { openMemoryStore } from './open-store.ts';
import { now, type Store } from './store.ts';

let store: Store;
const state = (seed: number): DraftState => draftOf('Mine', { twelvefold: 1, kind: 'image', seed, steps: [] });
const seedNow = () => readDraft(store, 'd')?.state.base.seed;

beforeEach(() => {
  store = openMemoryStore();
  saveDataset(store, {
    ...{ id: 'd', name: 'Data', kind: 'image', format: 'imagefolder', path: '/data', hash: 'h', count: 0 },
    ...{ target: null, classes: {}, profile: {}, items: [], importedAt: now() },
  });
});

test('undo goes back edit by edit and redo forth again', () => {
  for (const seed of [1, 2, 3]) writeDraft(store, 'd', state(seed));

  moveDraft(store, 'd', -1);
  moveDraft(store, 'd', -1);
  expect(readDraft(store, 'd')).toEqual({ state: state(1), canUndo: false, canRedo: true });
  moveDraft(store, 'd', -1);
  expect(seedNow()).toBe(1);
  moveDraft(store, 'd', 1);
  expect(seedNow()).toBe(2);
});

test('an edit after an undo forgets what had been undone', () => {
  for (const seed of [1, 2]) writeDraft(store, 'd', state(seed));
  moveDraft(store, 'd', -1);

  writeDraft(store, 'd', state(9));

  expect(readDraft(store, 'd')).toEqual({ state: state(9), canUndo: true, canRedo: false });
});

test('an edit that changes nothing is no step of undo', () => {
  writeDraft(store, 'd', state(1));
  writeDraft(store, 'd', state(1));

  expect(readDraft(store, 'd')?.canUndo).toBe(false);
});

test('the last two hundred edits are kept', () => {
  for (let seed = 0; seed < 250; seed++) writeDraft(store, 'd', state(seed));

  for (let n = 0; n < 300; n++) moveDraft(store, 'd', -1);

  expect(seedNow()).toBe(249 - 200);
});

test('a step that is switched off never happens in the recipe, and keeps its share in the draft', () => {
  const draft = draftOf('Mine', { kind: 'image', steps: [{ op: 'Rotate', p: 0.9 }] });
  const off = { ...draft, steps: draft.steps.map((step) => ({ ...step, offShare: 0.9 })) };

  expect(recipeOf(off)).toEqual({ kind: 'image', steps: [{ op: 'Rotate', p: 0 }] });
  expect(recipeOf(draft)).toEqual({ kind: 'image', steps: [{ op: 'Rotate', p: 0.9 }] });
});
