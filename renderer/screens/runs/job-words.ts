import type { JobState } from '../../../app/contract/job-state.ts';
import type { Job } from '../../engine/project.tsx';
import { formatDuration, formatEstimate, formatNumber, plural, type TextKey, text } from '../../text/text.ts';

/** A job's state in words: the row, the status bar and the announcements all say the same. */

/** What a state looks like beside its word; each tone has an icon of its own shape too. */
export type Tone = 'active' | 'still' | 'good' | 'careful' | 'bad';

interface JobWords {
  readonly tone: Tone;
  /** The state. */
  readonly word: string;
  /** What follows it: counts, rate, time; most telling first. */
  readonly facts: readonly string[];
}

const tones: Readonly<Record<JobState, Tone>> = {
  queued: 'still',
  preparing: 'active',
  running: 'active',
  pausing: 'active',
  paused: 'still',
  finishing: 'active',
  succeeded: 'good',
  'succeeded-with-warnings': 'careful',
  cancelling: 'active',
  cancelled: 'still',
  failed: 'bad',
  interrupted: 'careful',
};

/** The estimate's rule may be met late; until this long nobody asks for it. */
const estimatingAfterSeconds = 1;

export function isActive(job: Job): boolean {
  return tones[job.state] === 'active' || job.state === 'queued';
}

/** `made` is what a finished run made: its progress counts the originals too, which it only copied. */
export function describeJob(job: Job, made: number | null = null): JobWords {
  return { tone: tones[job.state], word: wordOf(job, made), facts: factsOf(job) };
}

function wordOf(job: Job, made: number | null): string {
  const done = job.progress?.done ?? 0;
  switch (job.state) {
    case 'paused':
      return text('job.state.paused.at', { done });
    case 'cancelled':
      return text('job.state.cancelled.at', { done });
    case 'succeeded':
    case 'succeeded-with-warnings':
      return job.progress === null
        ? text('job.state.succeeded')
        : text(succeeded[job.kind], { done: made ?? done, time: formatDuration(job.progress.elapsedSeconds) });
    case 'queued':
    case 'preparing':
    case 'running':
    case 'pausing':
    case 'finishing':
    case 'cancelling':
    case 'failed':
    case 'interrupted':
      return text(`job.state.${job.state}`);
  }
}

const succeeded = {
  run: 'job.state.succeeded.made',
  import: 'job.state.succeeded.imported',
  export: 'job.state.succeeded.exported',
} as const satisfies Record<Job['kind'], TextKey>;

function factsOf(job: Job): readonly string[] {
  const { progress } = job;
  switch (job.state) {
    case 'running':
      return runningFacts(progress);
    case 'preparing':
      return [text('job.fact.checking'), ...elapsed(progress)];
    case 'pausing':
      return [text('job.fact.afterPicture')];
    case 'cancelled':
      return [text('job.fact.kept')];
    case 'interrupted':
      return progress?.total === undefined || progress.total === null
        ? []
        : [text('job.fact.at', { done: progress.done, total: progress.total })];
    case 'failed':
      return job.failure === null ? [] : [job.failure.message];
    case 'succeeded-with-warnings':
      return [plural('count.warnings', job.warnings.length)];
    case 'queued':
      return job.waitReason === null ? [] : [job.waitReason];
    case 'paused':
    case 'finishing':
    case 'succeeded':
    case 'cancelling':
      return [];
  }
}

function runningFacts(progress: Job['progress']): readonly string[] {
  if (progress === null) return [];
  const { done, total, unit, rate, etaSeconds } = progress;
  const count =
    total === null
      ? text('job.fact.count', { done, unit })
      : text('job.fact.of', { done, total, unit: unitWord(unit, total) });
  const facts = [count];
  if (rate !== null)
    facts.push(text('job.fact.rate', { rate: formatNumber(rate < 10 ? round(rate, 1) : round(rate, 0)) }));
  if (etaSeconds !== null) facts.push(text('job.fact.left', { time: formatEstimate(etaSeconds) }));
  else if (progress.elapsedSeconds > estimatingAfterSeconds) facts.push(text('job.fact.estimating'));
  return [...facts, ...elapsed(progress)];
}

function elapsed(progress: Job['progress']): readonly string[] {
  if (progress === null || progress.elapsedSeconds < 1) return [];
  return [text('job.fact.elapsed', { time: formatDuration(progress.elapsedSeconds) })];
}

/** “rows” and “images” have words of their own here; whatever else a job counts is said as it is. */
function unitWord(unit: string, n: number): string {
  const stem = unit === 'rows' ? 'count.rows' : unit === 'images' ? 'count.images' : null;
  return stem === null ? unit : plural(stem, n).replace(/^\S+ /, '');
}

function round(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
