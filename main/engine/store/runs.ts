import type { RunView } from '../../../app/contract/commands.ts';
import { AppError } from '../../../app/errors.ts';
import { statement } from './database.ts';
import type { Store } from './store.ts';

/** A run as its row has it, beyond what the window is told. */
export interface StoredRun extends RunView {
  readonly format: string | null;
  readonly workers: number;
}

export interface NewRun {
  readonly id: string;
  readonly jobId: string;
  readonly datasetId: string | null;
  readonly recipeId: string;
  readonly title: string;
  readonly input: string;
  readonly output: string;
  readonly format: string | null;
  readonly workers: number;
  readonly seed: number;
  readonly recipeHash: string;
  readonly startedAt: string;
}

export interface RunResult {
  readonly report: Readonly<Record<string, unknown>>;
  readonly files: Readonly<Record<string, string>>;
  readonly made: number;
  readonly finishedAt: string;
}

interface RunRow {
  readonly id: string;
  readonly number: number;
  readonly job_id: string;
  readonly dataset_id: string | null;
  readonly recipe_id: string;
  readonly title: string;
  readonly input: string;
  readonly output: string;
  readonly format: string | null;
  readonly workers: number;
  readonly seed: number;
  readonly recipe_hash: string;
  readonly input_hash: string | null;
  readonly made: number | null;
  readonly started_at: string;
  readonly finished_at: string | null;
  readonly state: RunView['state'];
}

/** All but the report, which may be large. */
const SELECT = `SELECT runs.id, number, job_id, runs.dataset_id, recipe_id, runs.title, input, output, format, workers, seed,
  recipe_hash, input_hash, made, runs.started_at, runs.finished_at, jobs.state
  FROM runs JOIN jobs ON jobs.id = runs.job_id`;

export function nextRunNumber({ database }: Store): number {
  const row = statement(database, 'SELECT ifnull(max(number), 0) + 1 AS next FROM runs').get() as { next: number };
  return row.next;
}

/** The job's row must be there. */
export function insertRun(store: Store, run: NewRun): void {
  statement(
    store.database,
    `INSERT INTO runs (id, number, job_id, dataset_id, recipe_id, title, input, output, format, workers, seed,
       recipe_hash, started_at)
     VALUES (@id, @number, @jobId, @datasetId, @recipeId, @title, @input, @output, @format, @workers, @seed,
       @recipeHash, @startedAt)`,
  ).run({ ...run, number: nextRunNumber(store) });
}

/** What is known once the run is prepared: the recipe with its target proposed, the input read. */
export function recordPreparation(
  { database }: Store,
  id: string,
  facts: { readonly recipeHash: string; readonly inputHash: string },
): void {
  statement(database, 'UPDATE runs SET recipe_hash = ?, input_hash = ? WHERE id = ?').run(
    facts.recipeHash,
    facts.inputHash,
    id,
  );
}

/** Records the outputs, and drops the journal that a resume would have needed. */
export function recordResult({ database }: Store, id: string, result: RunResult): void {
  database.transaction(() => {
    statement(database, 'UPDATE runs SET report_json = ?, made = ?, finished_at = ? WHERE id = ?').run(
      JSON.stringify(result.report),
      result.made,
      result.finishedAt,
      id,
    );
    const insert = statement(database, 'INSERT OR REPLACE INTO outputs (run_id, path, hash) VALUES (?, ?, ?)');
    for (const [path, hash] of Object.entries(result.files)) insert.run(id, path, hash);
    statement(database, 'DELETE FROM run_items WHERE run_id = ?').run(id);
  })();
}

export function deleteRun({ database }: Store, id: string): void {
  statement(database, 'DELETE FROM runs WHERE id = ?').run(id);
}

export function listRuns(store: Store): RunView[] {
  const rows = statement(store.database, `${SELECT} ORDER BY number DESC`).all() as RunRow[];
  return rows.map((row) => viewRun(toRun(row, null)));
}

/** @throws AppError `run.not-found` */
export function getRun(store: Store, id: string): StoredRun {
  const row = statement(store.database, `${SELECT} WHERE runs.id = ?`).get(id) as RunRow | undefined;
  if (row === undefined)
    throw new AppError('run.not-found', `There is no run with the id ${id}. It may have been removed.`);
  return toRun(row, row.finished_at === null ? null : listOutputs(store, id));
}

/** The latest run into an output folder that did not finish. */
export function findUnfinishedRun(store: Store, output: string): StoredRun | undefined {
  const row = statement(
    store.database,
    `${SELECT} WHERE output = ? AND runs.finished_at IS NULL ORDER BY number DESC LIMIT 1`,
  ).get(output) as RunRow | undefined;
  return row === undefined ? undefined : toRun(row, null);
}

/** @throws AppError `run.not-finished` */
export function getRunReport(store: Store, id: string): Record<string, unknown> {
  const row = statement(store.database, 'SELECT report_json FROM runs WHERE id = ?').get(id) as
    | { report_json: string | null }
    | undefined;
  const title = getRun(store, id).title;
  if (row === undefined || row.report_json === null) throw notFinished(title);
  return JSON.parse(row.report_json);
}

export function notFinished(title: string): AppError {
  return new AppError(
    'run.not-finished',
    `“${title}” has not finished, so it has no result yet. Wait for it, or resume it.`,
  );
}

export function viewRun({ format: _format, workers: _workers, ...run }: StoredRun): RunView {
  return run;
}

function listOutputs({ database }: Store, id: string): Record<string, string> {
  const rows = statement(database, 'SELECT path, hash FROM outputs WHERE run_id = ? ORDER BY path').all(id) as {
    path: string;
    hash: string;
  }[];
  return Object.fromEntries(rows.map(({ path, hash }) => [path, hash]));
}

function toRun(row: RunRow, files: Record<string, string> | null): StoredRun {
  const { id, number, title, state, seed, input, output, made, format, workers } = row;
  return {
    ...{ id, number, title, state, seed, input, output, made, format, workers, files },
    jobId: row.job_id,
    datasetId: row.dataset_id,
    recipeVersionId: row.recipe_id,
    recipeHash: row.recipe_hash,
    inputHash: row.input_hash,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  };
}
