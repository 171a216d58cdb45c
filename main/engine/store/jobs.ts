import type { JobFailure, JobKind, ProgressView } from '../../../app/contract/commands.ts';
import type { JobState } from '../../../app/contract/job-state.ts';
import type { Warning } from '../../../app/errors.ts';
import { statement } from './database.ts';
import { now, type Store } from './store.ts';

/** A job as it is kept. `request` is what its kind needs to do it, now or after an interruption. */
export interface StoredJob {
  readonly id: string;
  readonly kind: JobKind;
  readonly title: string;
  readonly state: JobState;
  /** Order of the queue; a new job comes last. */
  readonly position: number;
  readonly request: unknown;
  readonly datasetId: string | null;
  readonly runId: string | null;
  readonly progress: ProgressView | null;
  readonly warnings: readonly Warning[];
  readonly failure: JobFailure | null;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

interface JobRow {
  readonly id: string;
  readonly kind: JobKind;
  readonly title: string;
  readonly state: JobState;
  readonly position: number;
  readonly request_json: string;
  readonly dataset_id: string | null;
  readonly run_id: string | null;
  readonly progress_json: string | null;
  readonly warnings_json: string;
  readonly failure_json: string | null;
  readonly created_at: string;
  readonly started_at: string | null;
  readonly finished_at: string | null;
}

export function saveJob({ database }: Store, job: StoredJob): void {
  statement(
    database,
    `INSERT INTO jobs (id, kind, title, state, position, request_json, dataset_id, run_id, progress_json,
       warnings_json, failure_json, created_at, started_at, finished_at)
     VALUES (@id, @kind, @title, @state, @position, @request_json, @dataset_id, @run_id, @progress_json,
       @warnings_json, @failure_json, @created_at, @started_at, @finished_at)
     ON CONFLICT (id) DO UPDATE SET state = excluded.state, position = excluded.position,
       request_json = excluded.request_json, progress_json = excluded.progress_json,
       warnings_json = excluded.warnings_json, failure_json = excluded.failure_json,
       started_at = excluded.started_at, finished_at = excluded.finished_at`,
  ).run(toRow(job));
}

/** The newest first. */
export function listJobs({ database }: Store): StoredJob[] {
  const rows = statement(database, 'SELECT * FROM jobs ORDER BY created_at DESC, rowid DESC').all() as JobRow[];
  return rows.map(toJob);
}

export function deleteJob({ database }: Store, id: string): void {
  statement(database, 'DELETE FROM jobs WHERE id = ?').run(id);
}

export function appendLogLine({ database }: Store, jobId: string, line: string): void {
  statement(
    database,
    `INSERT INTO job_log (job_id, line_number, at, line)
     VALUES (@jobId, (SELECT ifnull(max(line_number), 0) + 1 FROM job_log WHERE job_id = @jobId), @at, @line)`,
  ).run({ jobId, at: now(), line });
}

/** Each line with its time before it. */
export function listLogLines({ database }: Store, jobId: string): string[] {
  const rows = statement(database, 'SELECT at, line FROM job_log WHERE job_id = ? ORDER BY line_number').all(jobId);
  return (rows as { at: string; line: string }[]).map(({ at, line }) => `${at} ${line}`);
}

function toRow(job: StoredJob): JobRow {
  const { id, kind, title, state, position } = job;
  return {
    ...{ id, kind, title, state, position },
    request_json: JSON.stringify(job.request),
    dataset_id: job.datasetId,
    run_id: job.runId,
    progress_json: job.progress === null ? null : JSON.stringify(job.progress),
    warnings_json: JSON.stringify(job.warnings),
    failure_json: job.failure === null ? null : JSON.stringify(job.failure),
    created_at: job.createdAt,
    started_at: job.startedAt,
    finished_at: job.finishedAt,
  };
}

function toJob(row: JobRow): StoredJob {
  const { id, kind, title, state, position } = row;
  return {
    ...{ id, kind, title, state, position },
    request: JSON.parse(row.request_json),
    datasetId: row.dataset_id,
    runId: row.run_id,
    progress: row.progress_json === null ? null : JSON.parse(row.progress_json),
    warnings: JSON.parse(row.warnings_json),
    failure: row.failure_json === null ? null : JSON.parse(row.failure_json),
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  };
}
