import type { Recipe } from '../../../app/model/recipe.ts';
import type { JobControl } from '../jobs/task.ts';
import type { RunJournal } from './journal.ts';
import type { RunReport } from './report.ts';

/** Everything a run is told. The recipe is checked already; `seed` wins over the recipe's. */
export interface RunRequest {
  readonly recipe: Recipe;
  readonly inputPath: string;
  readonly outputDir: string;
  readonly seed: number | undefined;
  readonly workers: number;
  /** Format of the output; undefined: the one the dataset came in. */
  readonly format: string | undefined;
  readonly resume: boolean;
  readonly overwrite: boolean;
  /** When the run was asked for, as ISO 8601. */
  readonly startedAt: string;
}

/** A run that may start: all that can be refused was refused, and nothing was written yet. */
export interface PreparedRun {
  readonly kind: 'tabular' | 'image';
  /** With the target and the seed filled in. */
  readonly recipe: Recipe;
  readonly recipeHash: string;
  readonly inputHash: string;
  /** Work to do, in units. */
  readonly total: number;
  readonly unit: string;
  /**
   * Does what the journal does not say is done, and moves the result into place. On failure and cancellation the
   * finished work stays in the output folder's work folder, unless nothing was worth keeping.
   */
  execute(control: JobControl, journal: RunJournal): Promise<RunReport>;
  /** Ends the worker threads and removes what an archive was unpacked to. */
  close(): Promise<void>;
}
