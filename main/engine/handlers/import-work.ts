import { z } from 'zod';
import type { DatasetSummary } from '../files/inspect-dataset.ts';
import type { OpenedDataset } from '../files/opened-dataset.ts';
import type { JobControl } from '../jobs/task.ts';
import type { JobWork } from '../jobs/work.ts';
import { hashFile } from '../runs/hash-file.ts';
import { saveDataset } from '../store/datasets.ts';
import type { StoredJob } from '../store/jobs.ts';
import { now } from '../store/store.ts';
import type { Workspace } from '../workspace.ts';

const importRequestSchema = z.object({
  datasetId: z.string(),
  path: z.string(),
  target: z.string().nullable(),
  name: z.string(),
});

export type ImportRequest = z.output<typeof importRequestSchema>;

/** Looks at a dataset and writes down what it is. The data stays where it is. */
export function importWork(workspace: Workspace, job: StoredJob): JobWork {
  const request = importRequestSchema.parse(job.request);
  return {
    reads: [],
    writes: [`dataset:${request.datasetId}`],
    async prepare(signal) {
      const { openDataset } = await import('../files/open-dataset.ts');
      const dataset = await openDataset(request.path, { signal });
      return {
        execute: (control) => execute(workspace, dataset, { request, control }),
        close: () => dataset.close(),
      };
    },
    discard: async () => {},
  };
}

async function execute(
  workspace: Workspace,
  dataset: OpenedDataset,
  { request, control }: { readonly request: ImportRequest; readonly control: JobControl },
): Promise<{ flawed: boolean }> {
  const { datasetId: id, name, path, target } = request;
  const profile = await inspect(dataset, target, control);
  await control.gate();
  const hash = await hashOf(dataset, control.signal);
  control.finishing();
  const [count, noun] = profile.kind === 'image' ? [profile.images, 'pictures'] : [profile.rows, 'rows'];
  const { kind, format } = dataset;
  saveDataset(workspace.store, {
    ...{ id, name, path, hash, kind, format, count, importedAt: now() },
    profile: { ...profile },
    target: profile.kind === 'tabular' ? profile.target : null,
    classes: profile.classes,
    items: dataset.kind === 'image' ? dataset.items.map((item) => ({ ...item })) : [],
  });
  for (const problem of profile.problems) control.log(problem.message);
  workspace.record({
    kind: 'dataset.imported',
    summary: `“${name}” was imported from ${path}: ${count} ${noun} in ${Object.keys(profile.classes).length} classes.`,
    subjectId: id,
  });
  return { flawed: dataset.kind === 'image' && dataset.rejected.length > 0 };
}

async function inspect(dataset: OpenedDataset, target: string | null, control: JobControl): Promise<DatasetSummary> {
  const { inspectOpened } = await import('../files/inspect-dataset.ts');
  return inspectOpened(dataset, {
    target: target ?? undefined,
    signal: control.signal,
    onProgress: (done, total) => control.progress({ done, total, unit: 'images', stage: 'Reading headers' }),
  });
}

/** The same hash that a run over the dataset records as that of its input. */
async function hashOf(dataset: OpenedDataset, signal: AbortSignal): Promise<string> {
  if (dataset.kind === 'image') {
    const { hashPictures } = await import('../runs/input-hash.ts');
    return (await hashPictures(dataset, signal)).inputHash;
  }
  return hashFile(dataset.filePath, signal);
}
