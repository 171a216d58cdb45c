import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { CommandOutput } from '../../../app/contract/commands.ts';
import { AppError, Cancelled, type ErrorCode, errorKinds } from '../../../app/errors.ts';
import { createEngine, type Engine } from '../../engine/engine.ts';
import type { RunReport } from '../../engine/runs/report.ts';
import type { Command, CommandContext } from '../execute.ts';
import { exitStatus } from '../exit-status.ts';
import { checkRecipe, readRecipeValue } from '../recipe-file.ts';
import type { Reporter } from '../reporter.ts';
import { runSummary } from '../run-summary.ts';

interface RunOptions {
  readonly recipe: string;
  readonly input: string;
  readonly output: string;
  readonly seed?: number;
  readonly workers?: number;
  readonly format?: string;
  readonly resume: boolean;
  readonly overwrite: boolean;
  readonly project?: string;
}

type Job = CommandOutput<'job.get'>;

const PROGRESS_PER_SECOND = 10;

/** `run`: a recipe over a dataset, by the same engine that the window drives. */
export const runCommand: Command<RunOptions> = async (options, context) => {
  const { recipe: recipePath, project, ...request } = options;
  const recipe = await readRecipeValue(recipePath);
  checkRecipe(recipe, recipePath);
  const engine = createEngine({ progressPerSecond: PROGRESS_PER_SECOND });
  try {
    if (project !== undefined) await openProject(engine, project);
    const input = project === undefined ? request.input : resolve(request.input);
    const output = project === undefined ? request.output : resolve(request.output);
    const { jobId, runId } = await engine.call('run.start', { ...request, input, output, recipe });
    throwFailure(await finishedJob(engine, jobId, context));
    const report = (await engine.call('run.report', { runId })) as unknown as RunReport;
    for (const warning of report.warnings) context.reporter.warning(warning);
    context.reporter.result(report, runSummary(report, options.output));
    return report.failed.length > 0 ? exitStatus.someFailed : exitStatus.done;
  } finally {
    await engine.close();
  }
};

async function openProject(engine: Engine, folder: string): Promise<void> {
  if (existsSync(folder)) await engine.call('project.open', { path: resolve(folder) });
  else {
    const name = basename(resolve(folder)).replace(/\.twelvefold$/i, '') || 'Project';
    await engine.call('project.create', { path: resolve(folder), name });
  }
}

/** Waits until the job has ended, passing on its progress; Ctrl-C cancels it. */
async function finishedJob(engine: Engine, jobId: string, { reporter, signal }: CommandContext): Promise<Job> {
  const cancel = () => void engine.call('job.cancel', { jobId }).catch(() => undefined);
  return new Promise<Job>((done, fail) => {
    const look = (job: Job) => {
      showProgress(job, reporter);
      if (!hasEnded(job)) return;
      stopListening();
      signal.removeEventListener('abort', cancel);
      done(job);
    };
    const stopListening = engine.on('job.changed', (job) => {
      if (job.id === jobId) look(job);
    });
    signal.addEventListener('abort', cancel, { once: true });
    if (signal.aborted) cancel();
    // It may have ended before anybody listened.
    engine.call('job.get', { jobId }).then(look, fail);
  });
}

function showProgress({ state, progress }: Job, reporter: Reporter): void {
  if (progress === null || (state !== 'running' && state !== 'finishing')) return;
  const { done, total, unit, stage, rate, etaSeconds } = progress;
  reporter.progress({ done, total, unit, stage, rate, etaSeconds });
}

function hasEnded({ state }: Job): boolean {
  switch (state) {
    case 'succeeded':
    case 'succeeded-with-warnings':
    case 'cancelled':
    case 'failed':
    case 'interrupted':
      return true;
    case 'queued':
    case 'preparing':
    case 'running':
    case 'pausing':
    case 'paused':
    case 'finishing':
    case 'cancelling':
      return false;
  }
}

function throwFailure({ state, failure }: Job): void {
  if (state === 'cancelled' || state === 'interrupted') throw new Cancelled();
  if (failure === null) return;
  const { code, message, where } = failure;
  if (isErrorCode(code)) throw new AppError(code, message, where);
  throw new Error(message);
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorKinds, code);
}
