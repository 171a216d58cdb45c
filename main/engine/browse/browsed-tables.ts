import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowseScope, Overview } from '../../../app/contract/browse.ts';
import { AppError } from '../../../app/errors.ts';
import { workerFile } from '../jobs/worker-file.ts';
import { WorkerPool } from '../runs/worker-pool.ts';
import { getDataset } from '../store/datasets.ts';
import { getRun, notFinished } from '../store/runs.ts';
import type { Store } from '../store/store.ts';
import type { RowsPage, RowsRequest, TableViewAnswer, TableViewTask, ViewedTable } from './table-view-task.ts';

/** The tables of a project as Browse shows them: windows of rows, read on a thread that starts with the first. */
export class BrowsedTables {
  readonly #store: Store;
  #pool: WorkerPool<TableViewTask, TableViewAnswer> | undefined;

  constructor(store: Store) {
    this.#store = store;
  }

  async overview(scope: BrowseScope, classOrder: readonly string[]): Promise<Overview> {
    const answer = await this.#ask({ kind: 'overview', table: this.#table(scope), classOrder });
    if (answer.kind !== 'overview') throw unexpected(answer);
    return answer.overview;
  }

  async rows(scope: BrowseScope, request: RowsRequest): Promise<RowsPage> {
    const answer = await this.#ask({ kind: 'rows', table: this.#table(scope), request });
    if (answer.kind !== 'rows') throw unexpected(answer);
    return answer.page;
  }

  async lineage(scope: BrowseScope, row: number): Promise<Readonly<Record<string, string>> | null> {
    const answer = await this.#ask({ kind: 'lineage', table: this.#table(scope), row });
    if (answer.kind !== 'lineage') throw unexpected(answer);
    return answer.lineage;
  }

  async close(): Promise<void> {
    await this.#pool?.close();
    this.#pool = undefined;
  }

  #table(scope: BrowseScope): ViewedTable {
    if (scope.kind === 'dataset') {
      const { path, target } = getDataset(this.#store, scope.datasetId);
      return viewed(path, { target, lineagePath: null });
    }
    const run = getRun(this.#store, scope.runId);
    if (run.files === null) throw notFinished(run.title);
    // A run that was divided has its synthetic rows in the training file.
    const file = Object.keys(run.files).find((path) => /^(augmented|train)\.(csv|tsv|jsonl|parquet)$/.test(path));
    if (file === undefined) throw new AppError('run.not-found', `“${run.title}” has left no table in ${run.output}.`);
    const target = run.datasetId === null ? null : getDataset(this.#store, run.datasetId).target;
    return viewed(join(run.output, file), { target, lineagePath: join(run.output, 'lineage.csv') });
  }

  #ask(task: TableViewTask): Promise<TableViewAnswer> {
    this.#pool ??= new WorkerPool(workerFile('./table-view-worker.ts', import.meta.url), { size: 1, workerData: null });
    return this.#pool.run(task);
  }
}

function viewed(
  filePath: string,
  { target, lineagePath }: { readonly target: string | null; readonly lineagePath: string | null },
): ViewedTable {
  const found = statSync(filePath, { throwIfNoEntry: false });
  if (found?.isFile() !== true) {
    const message = `${filePath} is not there any more. Put it back, or import it again.`;
    throw new AppError('input.not-found', message, { file: filePath });
  }
  return {
    filePath,
    byteLength: found.size,
    version: `${found.size} ${found.mtimeMs}`,
    target,
    lineagePath: lineagePath !== null && existsSync(lineagePath) ? lineagePath : null,
  };
}

function unexpected(answer: TableViewAnswer): Error {
  return new Error(`A thread that looks at tables answered with ${answer.kind}.`);
}
