import { basename, extname, join, resolve } from 'node:path';
import type { z } from 'zod';
import type { CommandOutput, Commands } from '../../../app/contract/commands.ts';
import { AppError } from '../../../app/errors.ts';
import type { Recipe } from '../../../app/model/recipe.ts';
import { runWorkers } from '../limits.ts';
import { getDataset } from '../store/datasets.ts';
import { getRecipe, saveRecipe } from '../store/recipes.ts';
import {
  findUnfinishedRun,
  getRun,
  getRunReport,
  insertRun,
  listRuns,
  nextRunNumber,
  notFinished,
  viewRun,
} from '../store/runs.ts';
import { newId, now } from '../store/store.ts';
import type { Workspace } from '../workspace.ts';
import type { Handlers } from './handler.ts';
import type { RunJobRequest } from './run-request.ts';

type RunInput = z.output<Commands['run.start']['input']>;

export const runHandlers: Pick<
  Handlers,
  'run.start' | 'run.get' | 'run.list' | 'run.report' | 'run.repeat' | 'run.compare'
> = {
  'run.start': (input, { workspace }) => startRun(input, workspace),
  'run.get': ({ runId }, { workspace }) => viewRun(getRun(workspace.store, runId)),
  'run.list': (_input, { workspace }) => listRuns(workspace.store),
  'run.report': ({ runId }, { workspace }) => getRunReport(workspace.store, runId),
  'run.repeat'({ runId }, { workspace }) {
    const { store } = workspace;
    const run = getRun(store, runId);
    const { recipe, name } = getRecipe(store, run.recipeVersionId);
    const { datasetId, input, seed, workers, format } = run;
    return startRun(
      {
        ...{ recipe, seed, workers, recipeName: name, resume: false, overwrite: false },
        ...(datasetId === null ? { input } : { datasetId }),
        ...(format === null ? {} : { format }),
      },
      workspace,
    );
  },
  'run.compare'({ a, b }, { workspace }) {
    const [filesOfA, filesOfB] = [a, b].map((id) => {
      const run = getRun(workspace.store, id);
      if (run.files === null) throw notFinished(run.title);
      return run.files;
    }) as [Record<string, string>, Record<string, string>];
    const differing = Object.keys(filesOfA).filter((path) => path in filesOfB && filesOfA[path] !== filesOfB[path]);
    const onlyInA = Object.keys(filesOfA).filter((path) => !(path in filesOfB));
    const onlyInB = Object.keys(filesOfB).filter((path) => !(path in filesOfA));
    return { identical: differing.length + onlyInA.length + onlyInB.length === 0, differing, onlyInA, onlyInB };
  },
};

async function startRun(input: RunInput, workspace: Workspace): Promise<CommandOutput<'run.start'>> {
  const { request, recipe, recipeName, datasetId } = await planRun(input, workspace);
  const { store, jobs } = workspace;
  const unfinished = request.resume ? findUnfinishedRun(store, request.output) : undefined;
  if (unfinished !== undefined) {
    const job = jobs.get(unfinished.jobId);
    const before = job.stored.request as Partial<RunJobRequest>;
    if (before.recipeHash === request.recipeHash && before.input === request.input && job.mayGoOn) {
      jobs.goOn(unfinished.jobId, request);
      return { jobId: unfinished.jobId, runId: unfinished.id };
    }
  }
  const version = saveRecipe(store, { datasetId, name: recipeName, hash: request.recipeHash, recipe: request.recipe });
  const runId = newId();
  const title = `${recipeName} on ${basename(request.input)}`;
  const job = jobs.add({ kind: 'run', title, request, datasetId, runId });
  const { input: from, output, format, workers, recipeHash } = request;
  insertRun(store, {
    ...{ id: runId, jobId: job.stored.id, datasetId, recipeId: version.id, title },
    ...{ input: from, output, format, workers, recipeHash, seed: recipe.seed, startedAt: request.requestedAt },
  });
  workspace.record({
    kind: 'run.started',
    summary: `The run “${title}” was started with seed ${recipe.seed}, version ${version.version} of its recipe.`,
    subjectId: runId,
  });
  jobs.schedule();
  return { jobId: job.stored.id, runId };
}

/** Checks what can be checked at once, and fills in what the project knows. */
async function planRun(input: RunInput, workspace: Workspace) {
  const { parseRecipe } = await import('../../../app/recipe/parse.ts');
  const { writeRecipe } = await import('../../../app/recipe/write.ts');
  const { recipeHash } = await import('../runs/recipe-hash.ts');
  const dataset = input.datasetId === undefined ? undefined : getDataset(workspace.store, input.datasetId);
  const from = dataset?.path ?? input.input;
  if (from === undefined)
    throw new AppError('option.invalid', 'A run needs an input: a dataset of the project, or a path.');
  const recipe = complete(parseRecipe(input.recipe), { seed: input.seed, target: dataset?.target ?? null });
  const request: RunJobRequest = {
    recipe: writeRecipe(recipe),
    recipeHash: recipeHash(recipe),
    input: placed(from, workspace),
    output: outputFolder(input.output, workspace),
    workers: input.workers ?? runWorkers(),
    format: input.format ?? null,
    resume: input.resume,
    overwrite: input.overwrite,
    requestedAt: now(),
  };
  const stem = basename(from, extname(from));
  return { request, recipe, recipeName: input.recipeName ?? stem, datasetId: dataset?.id ?? null };
}

function complete(
  recipe: Recipe,
  known: { readonly seed: number | undefined; readonly target: string | null },
): Recipe {
  const seed = known.seed ?? recipe.seed;
  return recipe.kind === 'tabular' ? { ...recipe, seed, target: recipe.target ?? known.target } : { ...recipe, seed };
}

function outputFolder(asked: string | undefined, workspace: Workspace): string {
  if (asked !== undefined) return placed(asked, workspace);
  if (workspace.folder === undefined) {
    throw new AppError('option.invalid', 'A run without a project needs an output folder.', { option: '--output' });
  }
  return join(workspace.folder, 'runs', String(nextRunNumber(workspace.store)).padStart(4, '0'));
}

/** What a project records must hold wherever the next engine is started; messages of a lone run show the path as given. */
function placed(path: string, workspace: Workspace): string {
  return workspace.folder === undefined ? path : resolve(path);
}
