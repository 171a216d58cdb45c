import type { ExportView } from '../../../app/contract/commands.ts';
import { AppError } from '../../../app/errors.ts';
import { statement } from './database.ts';
import type { Store } from './store.ts';

export interface NewExport extends ExportView {
  /** As `report.json` has it. */
  readonly report: Readonly<Record<string, unknown>>;
}

export function insertExport({ database }: Store, record: NewExport): void {
  statement(
    database,
    `INSERT INTO exports (id, run_id, dataset_id, job_id, destination, manifest_json, exported_at, format, count, report_json)
     VALUES (@id, @runId, @datasetId, @jobId, @destination, @manifest, @exportedAt, @format, @count, @report)`,
  ).run({ ...record, manifest: JSON.stringify(record.files), report: JSON.stringify(record.report), files: undefined });
}

/** The latest first. */
export function listExports({ database }: Store): ExportView[] {
  const rows = statement(
    database,
    `SELECT id, job_id AS jobId, run_id AS runId, dataset_id AS datasetId, destination, manifest_json, format, count,
       exported_at AS exportedAt
     FROM exports ORDER BY exported_at DESC, rowid DESC`,
  ).all() as (Omit<ExportView, 'files'> & { manifest_json: string })[];
  return rows.map(({ manifest_json, ...row }) => ({ ...row, files: JSON.parse(manifest_json) }));
}

/** @throws AppError `job.not-found` where the job is no export that came to its end */
export function getExportReport(store: Store, jobId: string): Record<string, unknown> {
  const report = findExportReport(store, jobId);
  if (report !== null) return report;
  throw new AppError('job.not-found', `The job ${jobId} is no export that came to its end, so it has no report.`);
}

export function findExportReport({ database }: Store, jobId: string): Record<string, unknown> | null {
  const row = statement(database, 'SELECT report_json FROM exports WHERE job_id = ? ORDER BY rowid DESC').get(jobId) as
    | { report_json: string | null }
    | undefined;
  return row?.report_json == null ? null : JSON.parse(row.report_json);
}
