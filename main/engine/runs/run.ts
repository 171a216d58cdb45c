import { AppError } from '../../../app/errors.ts';
import type { Recipe } from '../../../app/model/recipe.ts';
import { openDataset } from '../files/open-dataset.ts';
import type { OpenedDataset } from '../files/opened-dataset.ts';
import { preparePictureRun } from './picture-run.ts';
import type { PreparedRun, RunRequest } from './prepared-run.ts';
import { refuseOutputEarly } from './run-output.ts';
import { prepareTableRun } from './table-run.ts';

export type { PreparedRun, RunRequest } from './prepared-run.ts';

/** Refuses everything that may be refused, and writes nothing. */
export async function prepareRun(request: RunRequest, signal: AbortSignal): Promise<PreparedRun> {
  await refuseOutputEarly(request);
  const recipe: Recipe = request.seed === undefined ? request.recipe : { ...request.recipe, seed: request.seed };
  const dataset = await openDataset(request.inputPath, { signal });
  try {
    return await prepareKind(dataset, recipe, { request, signal });
  } catch (error) {
    await dataset.close();
    throw error;
  }
}

async function prepareKind(
  dataset: OpenedDataset,
  recipe: Recipe,
  run: { readonly request: RunRequest; readonly signal: AbortSignal },
): Promise<PreparedRun> {
  if (dataset.kind === 'image' && recipe.kind === 'image') return preparePictureRun(dataset, recipe, run);
  if (dataset.kind === 'tabular' && recipe.kind === 'tabular') return prepareTableRun(dataset, recipe, run);
  const nouns = { tabular: 'a table', image: 'a set of pictures' };
  throw new AppError(
    'recipe.wrong-kind',
    `The recipe is for ${nouns[recipe.kind]} ("kind": "${recipe.kind}"), but ${dataset.name} is ${nouns[dataset.kind]}.`,
    { field: 'kind', file: dataset.name },
  );
}
