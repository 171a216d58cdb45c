import type { DatasetView } from '../../../app/contract/commands.ts';
import { type Draft, draftOf, recipeOf } from '../../../app/contract/recipe-draft.ts';
import { AppError } from '../../../app/errors.ts';
import type { ImageRecipe, TabularRecipe } from '../../../app/model/recipe.ts';
import { getDataset, getDatasetProfile } from '../store/datasets.ts';
import { moveDraft, readDraft, writeDraft } from '../store/drafts.ts';
import { listRecipes } from '../store/recipes.ts';
import type { Store } from '../store/store.ts';
import type { Handlers } from './handler.ts';
import { checkedImageRecipe, checkedTableRecipe } from './recipe.ts';

/** What a dataset of pictures without any recipe begins with: nothing is changed until a step is added. */
const FIRST_FOR_PICTURES = { twelvefold: 1, kind: 'image', seed: 1, copies: 11, steps: [] };

export const draftHandlers: Pick<Handlers, 'draft.open' | 'draft.save' | 'draft.undo' | 'draft.redo'> = {
  async 'draft.open'({ datasetId }, { workspace: { store } }) {
    const dataset = getDataset(store, datasetId);
    const known = readDraft(store, datasetId);
    if (known !== undefined) return known;
    const latest = listRecipes(store, datasetId)[0];
    const first = dataset.kind === 'image' ? FIRST_FOR_PICTURES : firstForTable(store, dataset);
    const { writeRecipe } = await import('../../../app/recipe/write.ts');
    const recipe = writeRecipe(await checked(dataset, latest?.recipe ?? first));
    writeDraft(store, datasetId, draftOf(latest?.name ?? dataset.name, recipe));
    return present(store, datasetId);
  },
  async 'draft.save'({ datasetId, state }, { workspace: { store } }) {
    await checked(getDataset(store, datasetId), recipeOf(state));
    writeDraft(store, datasetId, state);
    return present(store, datasetId);
  },
  'draft.undo'({ datasetId }, { workspace: { store } }) {
    moveDraft(store, datasetId, -1);
    return present(store, datasetId);
  },
  'draft.redo'({ datasetId }, { workspace: { store } }) {
    moveDraft(store, datasetId, 1);
    return present(store, datasetId);
  },
};

function checked({ kind }: DatasetView, recipe: unknown): Promise<ImageRecipe | TabularRecipe> {
  return kind === 'image' ? checkedImageRecipe(recipe) : checkedTableRecipe(recipe);
}

/**
 * What a table without any recipe begins with: every class as large as the largest, by the method that takes its
 * columns. Distances on scaled columns, since a column counted in thousands would decide alone who is whose neighbor.
 */
function firstForTable(store: Store, { id, target }: DatasetView): Readonly<Record<string, unknown>> {
  const kinds = profiledKinds(getDatasetProfile(store, id), target);
  const method = !kinds.text ? 'SMOTE' : kinds.number ? 'SMOTENC' : 'SMOTEN';
  return {
    ...{ twelvefold: 1, kind: 'tabular', target, seed: 1, columns: kinds.ignored },
    ...{ steps: [{ method, sampling_strategy: 'auto' }], guard: 'warn', scale: 'standard', round: 'decimals' },
  };
}

const NUMBER_KINDS = new Set(['number', 'integer', 'boolean', 'constant']);
/** Kinds of columns that say nothing of a class: names of rows, texts that hardly repeat, nothing at all. */
const LEFT_OUT = new Set(['id', 'text', 'empty']);

function profiledKinds(profile: Readonly<Record<string, unknown>>, target: string | null) {
  const columns = (Array.isArray(profile.columns) ? profile.columns : []) as {
    readonly name: string;
    readonly kind: string;
    readonly min: number | null;
  }[];
  const features = columns.filter(({ name }) => name !== target);
  const ignored = features.filter(({ kind }) => LEFT_OUT.has(kind)).map(({ name }) => [name, 'ignore'] as const);
  const used = features.filter(({ kind }) => !LEFT_OUT.has(kind) && kind !== 'ignored');
  const isNumber = ({ kind, min }: (typeof columns)[number]) => NUMBER_KINDS.has(kind) && min !== null;
  return {
    number: used.some(isNumber),
    text: used.some((column) => !isNumber(column)),
    ignored: Object.fromEntries(ignored),
  };
}

/** @throws AppError `recipe.not-found` */
function present(store: Store, datasetId: string): Draft {
  const draft = readDraft(store, datasetId);
  if (draft !== undefined) return draft;
  throw new AppError('recipe.not-found', 'The recipe of this dataset is not being edited yet.');
}
