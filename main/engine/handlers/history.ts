import type { historyCommands } from '../../../app/contract/history.ts';
import { draftOf } from '../../../app/contract/recipe-draft.ts';
import { AppError } from '../../../app/errors.ts';
import { getDataset } from '../store/datasets.ts';
import { writeDraft } from '../store/drafts.ts';
import { listEvents } from '../store/events.ts';
import { getRecipe } from '../store/recipes.ts';
import { getRun, notFinished } from '../store/runs.ts';
import type { Workspace } from '../workspace.ts';
import { startImport } from './dataset.ts';
import type { Handlers } from './handler.ts';
import { runHandlers } from './run.ts';

export const historyHandlers: Pick<Handlers, 'history.list' | keyof typeof historyCommands> = {
  'history.list': ({ limit }, { workspace }) => listEvents(workspace.store, limit),
  async 'job.details'({ jobId }, { workspace }) {
    const { jobDetails } = await import('../history/job-details.ts');
    return jobDetails(workspace, workspace.jobs.get(jobId).stored);
  },
  async 'job.retrySkipped'({ jobId }, context, signal) {
    const { workspace } = context;
    const job = workspace.jobs.get(jobId);
    job.requireAllowed('retry-skipped');
    const { kind, runId, request, title, datasetId } = job.stored;
    if (kind === 'run' && runId !== null) {
      const again = await runHandlers['run.repeat']({ runId }, context, signal);
      return { jobId: again.jobId };
    }
    if (kind === 'import') return startImport(workspace, importOf(workspace, request));
    const again = workspace.jobs.add({
      kind,
      title,
      request: { ...Object(request), overwrite: true },
      datasetId,
      runId,
    });
    workspace.jobs.schedule();
    return { jobId: again.stored.id };
  },
  'recipe.restore'({ recipeId }, { workspace }) {
    const { store } = workspace;
    const { datasetId, name, version, recipe } = getRecipe(store, recipeId);
    if (datasetId === null)
      throw new AppError('dataset.not-found', `The dataset of “${name}” is not in the project any more.`);
    getDataset(store, datasetId);
    writeDraft(store, datasetId, draftOf(name, Object(recipe)));
    workspace.record({
      kind: 'recipe.restored',
      summary: `Version ${version} of the recipe “${name}” was restored.`,
      subjectId: recipeId,
    });
    return { datasetId };
  },
  async 'storage.list'(_input, { workspace }) {
    const { listStoredResults } = await import('../history/stored-results.ts');
    return listStoredResults(workspace);
  },
  async 'storage.free'({ runIds }, { workspace }) {
    const { freeResults } = await import('../history/stored-results.ts');
    return { bytes: await freeResults(workspace, runIds) };
  },
  'run.reproduce': ({ runId, position }, { workspace }) => reproduce(workspace, runId, position),
};

function importOf({ store }: Workspace, request: unknown) {
  const { path, target, name, datasetId } = Object(request);
  const known = typeof datasetId === 'string' ? datasetId : undefined;
  if (known !== undefined) getDataset(store, known);
  return { path: String(path), target: target ?? null, name: String(name), datasetId: known };
}

async function reproduce(workspace: Workspace, runId: string, position: number) {
  const { store } = workspace;
  const run = getRun(store, runId);
  if (run.files === null) throw notFinished(run.title);
  const { sample, lineage } = await workspace.pictures.detail({ kind: 'run', runId }, position);
  if (lineage === null || sample.copy === null) {
    throw new AppError('option.invalid', `${sample.path} is an original; only what was made can be made again.`, {
      file: sample.path,
    });
  }
  if (lineage.sourceAt === null) {
    throw new AppError(
      'dataset.not-found',
      `${lineage.source}, which ${sample.path} was made of, is not in the project any more.`,
    );
  }
  const { parseRecipe } = await import('../../../app/recipe/parse.ts');
  const { reproducePicture } = await import('../history/reproduce-picture.ts');
  const recipe = parseRecipe(getRecipe(store, run.recipeVersionId).recipe);
  if (recipe.kind !== 'image')
    throw new AppError('recipe.wrong-kind', 'The recipe of this run is not one for pictures.');
  const source = await workspace.pictures.detail(
    { kind: 'dataset', datasetId: lineage.sourceAt.datasetId },
    lineage.sourceAt.position,
  );
  const found = await reproducePicture({
    recipe: { ...recipe, seed: run.seed },
    which: { source: lineage.source, class: sample.class ?? '', copy: sample.copy },
    sourcePath: source.file,
    outputPath: sample.path,
  });
  const expected = run.files[sample.path] ?? '';
  return { identical: found === expected, expected, found };
}
