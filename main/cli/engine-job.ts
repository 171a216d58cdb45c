/** A job of an engine in this process: waits for its end, passing on its progress and Ctrl-C. */
import type { CommandOutput } from '../../app/contract/commands.ts';
import { AppError, Cancelled, type ErrorCode, errorKinds } from '../../app/errors.ts';
import type { Engine } from '../engine/engine.ts';
import type { CommandContext } from './execute.ts';
import type { Reporter } from './reporter.ts';

type Job = CommandOutput<'job.get'>;

export const PROGRESS_PER_SECOND = 10;

/** @throws AppError the job's failure; Cancelled */
export async function finishJob(engine: Engine, jobId: string, context: CommandContext): Promise<void> {
  throwFailure(await finishedJob(engine, jobId, context));
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
