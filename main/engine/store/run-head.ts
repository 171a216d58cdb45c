import { statement } from './database.ts';
import { listJobs, saveJob } from './jobs.ts';
import { getRecipe, saveRecipe } from './recipes.ts';
import { getRun, insertRun } from './runs.ts';
import type { Store } from './store.ts';

/**
 * Writes the rows that a run's journal hangs on into the store of its output folder, unless an earlier stretch of the
 * same run has done so.
 *
 * @returns the id of the run there. One store of an output folder holds one run: a fresh run starts with a new store.
 */
export function copyRunHead(from: Store, to: Store, runId: string): string {
  const known = statement(to.database, 'SELECT id FROM runs LIMIT 1').get() as { id: string } | undefined;
  if (known !== undefined) return known.id;
  const run = getRun(from, runId);
  const job = listJobs(from).find(({ id }) => id === run.jobId);
  if (job === undefined) throw new Error(`the run ${runId} has no job`);
  const { name, hash, recipe } = getRecipe(from, run.recipeVersionId);
  to.database.transaction(() => {
    const version = saveRecipe(to, { datasetId: null, name, hash, recipe });
    saveJob(to, { ...job, datasetId: null });
    insertRun(to, { ...run, datasetId: null, recipeId: version.id });
  })();
  return runId;
}
