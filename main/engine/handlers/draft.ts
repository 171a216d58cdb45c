import { type Draft, draftOf, recipeOf } from '../../../app/contract/recipe-draft.ts';
import { AppError } from '../../../app/errors.ts';
import { getDataset } from '../store/datasets.ts';
import { moveDraft, readDraft, writeDraft } from '../store/drafts.ts';
import { listRecipes } from '../store/recipes.ts';
import type { Store } from '../store/store.ts';
import type { Handlers } from './handler.ts';
import { checkedImageRecipe } from './recipe.ts';

/** What a dataset without any recipe begins with: nothing is changed until a step is added. */
const FIRST_RECIPE = { twelvefold: 1, kind: 'image', seed: 1, copies: 11, steps: [] };

export const draftHandlers: Pick<Handlers, 'draft.open' | 'draft.save' | 'draft.undo' | 'draft.redo'> = {
  async 'draft.open'({ datasetId }, { workspace: { store } }) {
    const dataset = getDataset(store, datasetId);
    if (dataset.kind !== 'image') {
      throw new AppError('recipe.wrong-kind', `${dataset.name} is a table; only recipes for pictures are edited here.`);
    }
    const known = readDraft(store, datasetId);
    if (known !== undefined) return known;
    const latest = listRecipes(store, datasetId)[0];
    const { writeRecipe } = await import('../../../app/recipe/write.ts');
    const recipe = writeRecipe(await checkedImageRecipe(latest?.recipe ?? FIRST_RECIPE));
    writeDraft(store, datasetId, draftOf(latest?.name ?? dataset.name, recipe));
    return present(store, datasetId);
  },
  async 'draft.save'({ datasetId, state }, { workspace: { store } }) {
    getDataset(store, datasetId);
    await checkedImageRecipe(recipeOf(state));
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

/** @throws AppError `recipe.not-found` */
function present(store: Store, datasetId: string): Draft {
  const draft = readDraft(store, datasetId);
  if (draft !== undefined) return draft;
  throw new AppError('recipe.not-found', 'The recipe of this dataset is not being edited yet.');
}
