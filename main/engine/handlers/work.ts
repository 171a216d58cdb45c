import type { JobWork } from '../jobs/work.ts';
import type { StoredJob } from '../store/jobs.ts';
import type { Workspace } from '../workspace.ts';
import { exportWork } from './export-work.ts';
import { importWork } from './import-work.ts';
import { runWork } from './run-work.ts';

/** What a job of each kind does. */
export function workFor(workspace: Workspace, job: StoredJob): JobWork {
  switch (job.kind) {
    case 'import':
      return importWork(workspace, job);
    case 'run':
      return runWork(workspace, job);
    case 'export':
      return exportWork(workspace, job);
  }
}
