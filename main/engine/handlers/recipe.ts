import { AppError } from '../../../app/errors.ts';
import type { ImageRecipe, TabularRecipe } from '../../../app/model/recipe.ts';
import { getDataset, listItems } from '../store/datasets.ts';
import { listRecipes, saveRecipe } from '../store/recipes.ts';
import type { Handlers } from './handler.ts';

export const recipeHandlers: Pick<
  Handlers,
  'recipe.save' | 'recipe.list' | 'recipe.check' | 'recipe.catalog' | 'recipe.plan'
> = {
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
  async 'recipe.check'({ recipe }) {
    const { writeRecipe } = await import('../../../app/recipe/write.ts');
    return { recipe: { ...writeRecipe(await checkedImageRecipe(recipe)) } };
  },
  async 'recipe.catalog'() {
    const { recipeCatalog } = await import('../../../app/recipe/catalog.ts');
    const { imagePresets } = await import('../../../app/recipe/presets/presets.ts');
    const { tabular, image } = recipeCatalog();
    const writable = <Entry extends { readonly parameters: object }>(entry: Entry) => ({
      ...entry,
      parameters: { ...entry.parameters },
    });
    const presets = imagePresets.map((preset) => ({ ...preset, steps: preset.steps.map((step) => ({ ...step })) }));
    return { tabular: tabular.map(writable), image: image.map(writable), presets };
  },
  async 'recipe.plan'({ datasetId, recipe }, { workspace }) {
    const { planOf } = await import('../previews/plan-of.ts');
    const dataset = getDataset(workspace.store, datasetId);
    const { items } = listItems(workspace.store, datasetId, { first: 0, count: dataset.count });
    return planOf(await checkedImageRecipe(recipe), items);
  },
};

/** @throws AppError `recipe.…` for what is no recipe for pictures. */
export async function checkedImageRecipe(value: unknown): Promise<ImageRecipe> {
  const { parseRecipe } = await import('../../../app/recipe/parse.ts');
  const recipe = parseRecipe(value);
  if (recipe.kind === 'image') return recipe;
  throw new AppError('recipe.wrong-kind', 'This recipe is for tables; expected one with "kind": "image".', {
    field: 'kind',
  });
}

/** What stands in for the steps of a recipe while all of them are switched off. */
const NO_STEPS = [{ method: 'RandomOverSampler' }];

/**
 * A recipe for tables as it is being edited: other than a file, it may have no step left.
 *
 * @throws AppError `recipe.…` for what is no recipe for tables.
 */
export async function checkedTableRecipe(value: unknown): Promise<TabularRecipe> {
  const { parseRecipe } = await import('../../../app/recipe/parse.ts');
  const given = typeof value === 'object' && value !== null ? (value as { readonly steps?: unknown }) : {};
  const isEmpty = Array.isArray(given.steps) && given.steps.length === 0;
  const recipe = parseRecipe(isEmpty ? { ...given, steps: NO_STEPS } : value);
  if (recipe.kind === 'tabular') return isEmpty ? { ...recipe, steps: [] } : recipe;
  throw new AppError('recipe.wrong-kind', 'This recipe is for pictures; expected one with "kind": "tabular".', {
    field: 'kind',
  });
}
