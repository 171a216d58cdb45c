/** How much of the disk the results of a project take, and which of them could be made again. */
import { existsSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoredResult } from '../../../app/contract/history.ts';
import { AppError } from '../../../app/errors.ts';
import { filesBelow } from '../runs/output-folder.ts';
import { listDatasets } from '../store/datasets.ts';
import { listRuns } from '../store/runs.ts';
import type { Workspace } from '../workspace.ts';

export async function listStoredResults(workspace: Workspace): Promise<StoredResult[]> {
  const datasets = new Map(listDatasets(workspace.store).map((dataset) => [dataset.id, dataset]));
  const finished = listRuns(workspace.store).filter(({ made }) => made !== null);
  return Promise.all(
    finished.map(async ({ id: runId, output, datasetId, inputHash }) => {
      const present = existsSync(join(output, 'report.json'));
      const dataset = datasetId === null ? undefined : datasets.get(datasetId);
      const unchanged = dataset !== undefined && dataset.hash === inputHash && existsSync(dataset.path);
      // What was written elsewhere is not the project's to remove.
      const own = output.startsWith(join(workspace.projectFolder, 'runs'));
      return { runId, bytes: present ? await bytesOf(output) : 0, present, reproducible: unchanged && own };
    }),
  );
}

/** @throws AppError `option.invalid` for a result that could not be made again; then none is removed */
export async function freeResults(workspace: Workspace, runIds: readonly string[]): Promise<number> {
  const stored = new Map((await listStoredResults(workspace)).map((result) => [result.runId, result]));
  const runs = listRuns(workspace.store).filter(({ id }) => runIds.includes(id));
  const lasting = runs.find(({ id }) => stored.get(id)?.reproducible !== true);
  if (lasting !== undefined || runs.length < runIds.length) {
    const message = `The results of “${lasting?.title ?? 'a run'}” cannot be made again from what is in the project, so they are not removed.`;
    throw new AppError('option.invalid', message);
  }
  let freed = 0;
  for (const { id, output, title, number } of runs) {
    await rm(output, { recursive: true, force: true });
    freed += stored.get(id)?.bytes ?? 0;
    workspace.record({
      kind: 'run.freed',
      summary: `The results of run ${number}, “${title}”, were removed to free space. They can be made again.`,
      subjectId: id,
    });
  }
  return freed;
}

async function bytesOf(folder: string): Promise<number> {
  let bytes = 0;
  for (const path of await filesBelow(folder))
    bytes += (await stat(join(folder, path)).catch(() => undefined))?.size ?? 0;
  return bytes;
}
