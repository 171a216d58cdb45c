import type { ExportView } from '../../../app/contract/commands.ts';
import { statement } from './database.ts';
import type { Store } from './store.ts';

export function insertExport({ database }: Store, record: ExportView): void {
  statement(
    database,
    'INSERT INTO exports (id, run_id, job_id, destination, manifest_json, exported_at) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(record.id, record.runId, record.jobId, record.destination, JSON.stringify(record.files), record.exportedAt);
}

/** The latest first. */
export function listExports({ database }: Store): ExportView[] {
  const rows = statement(
    database,
    `SELECT id, job_id AS jobId, run_id AS runId, destination, manifest_json, exported_at AS exportedAt
     FROM exports ORDER BY exported_at DESC, rowid DESC`,
  ).all() as (Omit<ExportView, 'files'> & { manifest_json: string })[];
  return rows.map(({ manifest_json, ...row }) => ({ ...row, files: JSON.parse(manifest_json) }));
}
