import { existsSync } from 'node:fs';
import { rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { JobControl } from '../jobs/task.ts';
import type { JobWork } from '../jobs/work.ts';
import type { PreparedRun } from '../runs/prepared-run.ts';
import type { RunReport } from '../runs/report.ts';
import { removeWork } from '../runs/work-folder.ts';
import type { StoredJob } from '../store/jobs.ts';
import { deleteRun, getRun, recordPreparation, recordResult, type StoredRun } from '../store/runs.ts';
import { now } from '../store/store.ts';
import type { Workspace } from '../workspace.ts';
import { openKeptJournal } from './kept-journal.ts';
import { type RunJobRequest, runJobSchema } from './run-request.ts';

/** A run as a job. Its journal is in the project; without one it lies in the output folder. */
export function runWork(workspace: Workspace, job: StoredJob): JobWork {
  const request = runJobSchema.parse(job.request);
  const runId = job.runId ?? '';
  const resumed = job.startedAt !== null || request.resume;
  return {
    reads: [job.datasetId === null ? `input:${request.input}` : `dataset:${job.datasetId}`],
    writes: [`output:${request.output}`],
    async prepare(signal) {
      const existed = existsSync(request.output);
      const run = await prepare(request, { resumed, signal });
      return {
        execute: (control) => execute(workspace, run, { runId, request, resumed, existed, control }),
        close: () => run.close(),
      };
    },
    discard: () => discard(workspace, getRun(workspace.store, runId)),
  };
}

async function prepare(
  request: RunJobRequest,
  { resumed, signal }: { readonly resumed: boolean; readonly signal: AbortSignal },
): Promise<PreparedRun> {
  const { parseRecipe } = await import('../../../app/recipe/parse.ts');
  const { prepareRun } = await import('../runs/run.ts');
  const { input, output, workers, format, overwrite, requestedAt } = request;
  return prepareRun(
    {
      ...{ recipe: parseRecipe(request.recipe), inputPath: input, outputDir: output, seed: undefined },
      ...{ workers, format: format ?? undefined, resume: resumed, overwrite, startedAt: requestedAt },
    },
    signal,
  );
}

interface Execution {
  readonly runId: string;
  readonly request: RunJobRequest;
  readonly resumed: boolean;
  /** The output folder was there before. */
  readonly existed: boolean;
  readonly control: JobControl;
}

async function execute(workspace: Workspace, run: PreparedRun, execution: Execution): Promise<{ flawed: boolean }> {
  const { runId, request, control, resumed, existed } = execution;
  const { recipeHash, inputHash } = run;
  recordPreparation(workspace.store, runId, { recipeHash, inputHash });
  control.log(`${run.total} ${run.unit} to make with ${request.workers} workers into ${request.output}`);
  const kept = openKeptJournal(workspace, { runId, output: request.output, resumed, existed });
  let report: RunReport;
  try {
    report = await run.execute(control, kept.journal);
  } catch (error) {
    await kept.stop();
    throw error;
  }
  await kept.finish();
  finish(workspace, report, execution);
  return { flawed: report.failed.length > 0 || report.warnings.length > 0 };
}

function finish(workspace: Workspace, report: RunReport, { runId, control }: Execution): void {
  const made = Object.values(report.classes).reduce((sum, count) => sum + count.added, 0);
  for (const { item, message } of report.failed) control.log(`Could not use ${item}: ${message}`);
  recordResult(workspace.store, runId, {
    report: { ...report },
    files: report.files,
    made,
    finishedAt: now(),
  });
  const noun = report.kind === 'image' ? 'pictures' : 'rows';
  const failed = report.failed.length === 0 ? '' : ` ${report.failed.length} could not be used.`;
  workspace.record({
    kind: 'run.finished',
    summary: `The run “${getRun(workspace.store, runId).title}” made ${made} synthetic ${noun}.${failed}`,
    subjectId: runId,
  });
}

/** Removes an unfinished run and all it had made. */
async function discard(workspace: Workspace, run: StoredRun): Promise<void> {
  const ownFolder = workspace.folder !== undefined && run.output.startsWith(join(workspace.folder, 'runs'));
  if (ownFolder) {
    await rm(run.output, { recursive: true, force: true });
  } else if (existsSync(run.output)) {
    await removeWork(run.output);
    // Only a folder that nobody put anything into goes with the run.
    await rmdir(run.output).catch(() => undefined);
  }
  deleteRun(workspace.store, run.id);
}
