import type { Warning } from '../../../app/errors.ts';

/** How far a job is. `total` is null while unknown. */
export interface Progress {
  readonly done: number;
  readonly total: number | null;
  /** Plural noun: `images`, `rows`. */
  readonly unit: string;
  /** What is going on, for a person: `Searching neighbours`. */
  readonly stage: string;
}

/** What a running task may ask of its job. */
export interface JobControl {
  /** Aborted when the job is cancelled; long work must end within two seconds. */
  readonly signal: AbortSignal;
  /** Waits while the job is paused; throws `Cancelled` when it is cancelled. Call it between items. */
  gate(): Promise<void>;
  progress(progress: Progress): void;
  /** The work is done and only the index is being written: from here on the job can be neither paused nor cancelled. */
  finishing(): void;
  warn(warning: Warning): void;
  log(line: string): void;
}
