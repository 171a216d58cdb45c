/** What a dataset is, table or pictures, without changing anything: `inspect`, and the window's import plan. */
import { profileTable, type TableProfile } from '../../../app/formats/delimited/profile-table.ts';
import { fileSource } from './file-source.ts';
import { type InspectHooks, inspectPictures, type PicturesSummary } from './inspect-pictures.ts';
import { openDataset } from './open-dataset.ts';

export type DatasetSummary = TableProfile | PicturesSummary;

/** @throws AppError what `openDataset` and `profileTable` throw */
export async function inspectDataset(
  path: string,
  { target, ...hooks }: InspectHooks & { readonly target?: string | undefined } = {},
): Promise<DatasetSummary> {
  const dataset = await openDataset(path, hooks);
  try {
    if (dataset.kind === 'image') return await inspectPictures(dataset, hooks);
    return await profileTable(fileSource(dataset), { target, signal: hooks.signal });
  } finally {
    await dataset.close();
  }
}
