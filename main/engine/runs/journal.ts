import type { Warning } from '../../../app/errors.ts';
import type { LabelResult } from './label-output.ts';

/** One finished work item of a run, recorded in one transaction after its files were renamed into place. */
export interface FinishedItem {
  /** A picture's path; `table` for the one item of a table run. */
  readonly key: string;
  /** Files it wrote: path relative to the output folder → sha-256 in hex. */
  readonly files: Readonly<Record<string, string>>;
  /** Its lines of lineage, in order, without line ends. */
  readonly lineage: readonly string[];
  readonly failed: readonly FailedItem[];
  readonly warnings: readonly Warning[];
  /** What its labels came to, where the dataset has labels. */
  readonly labels?: LabelResult | undefined;
  /** Seconds per stage. */
  readonly stages: Readonly<Record<string, number>>;
}

/** An item that could not be used; never dropped in silence. */
export interface FailedItem {
  readonly item: string;
  readonly code: string;
  readonly message: string;
}

/** Where a run notes what is done, so that a resume does exactly what is left. The store implements it. */
export interface RunJournal {
  /**
   * Called before the output folder is touched. Where a run began there before, takes its place.
   *
   * @throws AppError `project.in-use` while that run is still at work, in whatever process.
   */
  claim(): void;
  finishedKeys(): ReadonlySet<string>;
  /** All finished items in the order of their keys, by code unit. */
  finishedItems(): Iterable<FinishedItem>;
  record(item: FinishedItem): void;
}
