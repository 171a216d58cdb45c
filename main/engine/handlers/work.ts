import type { JobWork } from '../jobs/work.ts';
import type { StoredJob } from '../store/jobs.ts';
import type { Workspace } from '../workspace.ts';
import { exportWork } from './export-work.ts';
import { runWork } from './run-work.ts';

/** What a job of each kind does. */
export function workFor(workspace: Workspace, job: StoredJob): JobWork {
  if (job.kind === 'import') throw new Error('this engine cannot import yet');
  return job.kind === 'run' ? runWork(workspace, job) : exportWork(workspace, job);
}
