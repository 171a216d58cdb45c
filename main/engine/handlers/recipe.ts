import { getDataset } from '../store/datasets.ts';
import { listRecipes, saveRecipe } from '../store/recipes.ts';
import type { Handlers } from './handler.ts';

export const recipeHandlers: Pick<Handlers, 'recipe.save' | 'recipe.list'> = {
  async 'recipe.save'({ datasetId, name, recipe }, { workspace }) {
    if (datasetId !== undefined) getDataset(workspace.store, datasetId);
    // The catalogues behind the check take a while to load, and starting must be fast.
    const { parseRecipe } = await import('../../../app/recipe/parse.ts');
    const { writeRecipe } = await import('../../../app/recipe/write.ts');
    const { recipeHash } = await import('../runs/recipe-hash.ts');
    const checked = parseRecipe(recipe);
    const { isNew, ...version } = saveRecipe(workspace.store, {
      datasetId: datasetId ?? null,
      name: name.trim(),
      hash: recipeHash(checked),
      recipe: writeRecipe(checked),
    });
    if (isNew) {
      workspace.record({
        kind: 'recipe.saved',
        summary: `The recipe “${version.name}” was saved as version ${version.version}.`,
        subjectId: version.id,
      });
    }
    return version;
  },
  'recipe.list': ({ datasetId }, { workspace }) => listRecipes(workspace.store, datasetId),
};
