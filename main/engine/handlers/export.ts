import { basename, resolve, sep } from 'node:path';
import { AppError } from '../../../app/errors.ts';
import { listExports } from '../store/exports.ts';
import { getRun, notFinished } from '../store/runs.ts';
import type { ExportRequest } from './export-work.ts';
import type { Handlers } from './handler.ts';

export const exportHandlers: Pick<Handlers, 'export.start' | 'export.list'> = {
  'export.start'({ runId, output, overwrite }, { workspace }) {
    const run = getRun(workspace.store, runId);
    if (run.files === null) throw notFinished(run.title);
    const destination = resolve(output);
    if (
      `${destination}${sep}`.startsWith(`${run.output}${sep}`) ||
      `${run.output}${sep}`.startsWith(`${destination}${sep}`)
    ) {
      throw new AppError(
        'option.invalid',
        `${destination} and the folder of the run (${run.output}) lie inside each other. Choose another folder.`,
        { file: destination },
      );
    }
    const request: ExportRequest = { runId, destination, overwrite };
    const title = `Export of ${run.title} to ${basename(destination)}`;
    const job = workspace.jobs.add({ kind: 'export', title, request, datasetId: run.datasetId, runId });
    workspace.jobs.schedule();
    return { jobId: job.stored.id };
  },
  'export.list': (_input, { workspace }) => listExports(workspace.store),
};
