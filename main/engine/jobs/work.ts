import type { StoredJob } from '../store/jobs.ts';
import type { JobControl } from './task.ts';

/** What a job does, made anew from its stored request whenever the job starts. */
export interface JobWork {
  /** Resources by name, such as `dataset:ID`. Any number of jobs read one together; who writes one is alone with it. */
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  /** Refuses everything that can be refused, and changes nothing yet. */
  prepare(signal: AbortSignal): Promise<PreparedWork>;
  /** Removes what the job made so far; for one that will not be resumed. */
  discard(): Promise<void>;
}

export interface PreparedWork {
  /** Does what is left to do and records the result; `flawed` when some of it could not be used. */
  execute(control: JobControl): Promise<{ readonly flawed: boolean }>;
  close(): Promise<void>;
}

/** Gives the work of a stored job. `job.startedAt` tells whether it was begun before. */
export type WorkFor = (job: StoredJob) => JobWork;
