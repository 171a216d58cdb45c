import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DatasetView } from '../../../app/contract/commands.ts';
import { AppError } from '../../../app/errors.ts';
import type { OpenedPictures } from '../files/opened-dataset.ts';

/** Where the pictures of datasets lie, for as long as a project is open: archives are unpacked once. */
export class PictureFiles {
  readonly #opened = new Map<string, Promise<OpenedPictures>>();

  /** `item` is a path that the store knows as one of the dataset. */
  async pathOf(dataset: DatasetView, item: string): Promise<string> {
    // The usual folder, without walking through all of it.
    const direct = join(dataset.path, item);
    if (!this.#opened.has(dataset.id) && existsSync(direct)) return direct;
    const opened = await this.#open(dataset);
    const found = opened.items.find(({ path }) => path === item);
    if (found !== undefined) return opened.filePath(found);
    throw new AppError(
      'input.not-found',
      `"${item}" is no longer in ${dataset.path}. Put it back, or import it again.`,
      {
        file: item,
      },
    );
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
