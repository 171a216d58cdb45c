import type { ErrorRecord } from '../../../app/errors.ts';
import type { TableFormat } from '../../../app/formats/tables/file-format.ts';
import type { TabularRecipe } from '../../../app/model/recipe.ts';
import type { Progress } from '../jobs/task.ts';
import type { FinishedItem } from './journal.ts';
import type { RunReport } from './report.ts';

/** What the thread of a table run is given first; it reads the table at once. */
export interface TableWorkerData {
  readonly filePath: string;
  readonly name: string;
  readonly byteLength: number;
  /** With the seed of the run; the target may still be open. */
  readonly recipe: TabularRecipe;
  /** Threads for the search of neighbors. */
  readonly workers: number;
}

export type TableCommand =
  /** The first, and once. */
  | { readonly kind: 'read'; readonly data: TableWorkerData }
  | {
      readonly kind: 'make';
      readonly stage: string;
      readonly temporary: string;
      readonly extension: string;
      /** Null: the delimiter stays as it is. */
      readonly format: TableFormat | null;
    }
  /** The answer to `gate`. */
  | { readonly kind: 'go-on' };

export type TableEvent =
  | { readonly kind: 'read'; readonly read: TableRead }
  | { readonly kind: 'made'; readonly made: TableMade }
  /** May the work go on? Nothing happens until the answer. */
  | { readonly kind: 'gate' }
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'failed'; readonly error: ErrorRecord }
  | { readonly kind: 'broken'; readonly stack: string };

export interface TableRead {
  readonly inputHash: string;
  readonly target: string;
  readonly rowCount: number;
}

export interface TableMade extends Pick<RunReport, 'classes' | 'guard' | 'parts' | 'rules' | 'warnings'> {
  readonly item: FinishedItem;
  readonly dataFiles: readonly string[];
  /** What `pandas.read_csv` has to be told of the files. */
  readonly readOptions: readonly string[];
}
