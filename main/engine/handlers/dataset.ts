import { basename, extname, resolve } from 'node:path';
import { AppError } from '../../../app/errors.ts';
import { getDataset, getDatasetProfile, listDatasets, listItems } from '../store/datasets.ts';
import { newId } from '../store/store.ts';
import type { Workspace } from '../workspace.ts';
import type { Handlers } from './handler.ts';
import type { ImportRequest } from './import-work.ts';

export const datasetHandlers: Pick<
  Handlers,
  'dataset.inspect' | 'dataset.import' | 'dataset.list' | 'dataset.profile' | 'dataset.items'
> = {
  async 'dataset.inspect'({ path, target }, _context, signal) {
    const { inspectDataset } = await import('../files/inspect-dataset.ts');
    return { ...(await inspectDataset(path, { target, signal })) };
  },
  'dataset.import'({ path, target, name }, { workspace }) {
    return startImport(workspace, { path, target: target ?? null, name });
  },
  'dataset.list': (_input, { workspace }) => listDatasets(workspace.store),
  'dataset.profile': ({ datasetId }, { workspace }) => getDatasetProfile(workspace.store, datasetId),
  'dataset.items'({ datasetId, first, count }, { workspace }) {
    getDataset(workspace.store, datasetId);
    return listItems(workspace.store, datasetId, { first, count });
  },
};

export function startImport(
  workspace: Workspace,
  wanted: {
    readonly path: string;
    readonly target: string | null;
    readonly name: string | undefined;
    /** Of a dataset that is read anew; absent for a new one. */
    readonly datasetId?: string | undefined;
  },
): { jobId: string; datasetId: string } {
  if (workspace.folder === undefined) {
    throw new AppError('project.none-open', 'A dataset is imported into a project. Open or create one first.');
  }
  const path = resolve(wanted.path);
  const name = wanted.name ?? basename(path, extname(path));
  const datasetId = wanted.datasetId ?? newId();
  const request: ImportRequest = { datasetId, path, target: wanted.target, name };
  const job = workspace.jobs.add({ kind: 'import', title: `Import of ${name}`, request, datasetId, runId: null });
  workspace.jobs.schedule();
  return { jobId: job.stored.id, datasetId };
}
