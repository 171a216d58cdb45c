import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DatasetView } from '../../../app/contract/commands.ts';
import { AppError } from '../../../app/errors.ts';
import type { OpenedPictures } from '../files/opened-dataset.ts';

/** Where the pictures of datasets lie, for as long as a project is open: archives are unpacked once. */
export class PictureFolders {
  readonly #opened = new Map<string, Promise<OpenedPictures>>();

  /** The folder that the item paths of a dataset count from; `anItem` is one of them. */
  async folderOf(dataset: DatasetView, anItem: string): Promise<string> {
    // The usual folder, without walking through all of it.
    if (!this.#opened.has(dataset.id) && existsSync(join(dataset.path, anItem))) return dataset.path;
    const opened = await this.#open(dataset);
    const [first] = opened.items;
    return first === undefined ? dataset.path : opened.filePath(first).slice(0, -first.path.length - 1);
  }

  async close(): Promise<void> {
    const opened = [...this.#opened.values()];
    this.#opened.clear();
    for (const dataset of await Promise.allSettled(opened)) {
      if (dataset.status === 'fulfilled') await dataset.value.close();
    }
  }

  #open(dataset: DatasetView): Promise<OpenedPictures> {
    let opening = this.#opened.get(dataset.id);
    if (opening === undefined) {
      opening = openPicturesOf(dataset);
      this.#opened.set(dataset.id, opening);
      // Gone today may be back tomorrow.
      opening.catch(() => this.#opened.delete(dataset.id));
    }
    return opening;
  }
}

async function openPicturesOf({ path }: DatasetView): Promise<OpenedPictures> {
  const { openDataset } = await import('../files/open-dataset.ts');
  const opened = await openDataset(path);
  if (opened.kind === 'image') return opened;
  await opened.close();
  throw new AppError('input.unsupported', `${path} holds a table now; expected pictures.`, { file: path });
}
