/** What a dataset is, table or pictures, without changing anything: `inspect`, and the window's import plan. */
import { profileTable, type TableProfile } from '../../../app/formats/tables/profile-table.ts';
import { fileSource } from './file-source.ts';
import { type InspectHooks, inspectPictures, type PicturesSummary } from './inspect-pictures.ts';
import { openDataset } from './open-dataset.ts';
import type { OpenedDataset } from './opened-dataset.ts';

export type DatasetSummary = TableProfile | PicturesSummary;

interface InspectOptions extends InspectHooks {
  readonly target?: string | undefined;
}

/** @throws AppError what `openDataset` and `profileTable` throw */
export async function inspectDataset(path: string, options: InspectOptions = {}): Promise<DatasetSummary> {
  const dataset = await openDataset(path, options);
  try {
    return await inspectOpened(dataset, options);
  } finally {
    await dataset.close();
  }
}

/** The same for a dataset that the caller opened, and closes. */
export async function inspectOpened(
  dataset: OpenedDataset,
  { target, ...hooks }: InspectOptions = {},
): Promise<DatasetSummary> {
  if (dataset.kind === 'image') return inspectPictures(dataset, hooks);
  return profileTable(fileSource(dataset), { target, signal: hooks.signal });
}
