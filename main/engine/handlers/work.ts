import type { JobWork } from '../jobs/work.ts';
import type { StoredJob } from '../store/jobs.ts';
import type { Workspace } from '../workspace.ts';
import { exportWork } from './export-work.ts';

/** What a job of each kind does. */
export function workFor(workspace: Workspace, job: StoredJob): JobWork {
  if (job.kind !== 'export') throw new Error(`this engine has no work of the kind ${job.kind}`);
  return exportWork(workspace, job);
}
