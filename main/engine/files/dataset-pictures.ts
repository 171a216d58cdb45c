import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DatasetView } from '../../../app/contract/commands.ts';
import { AppError } from '../../../app/errors.ts';
import type { PictureItem } from '../../../app/formats/picture-item.ts';
import type { OpenedPictures } from './opened-dataset.ts';

interface Opened {
  readonly pictures: OpenedPictures;
  readonly byPath: ReadonlyMap<string, PictureItem>;
}

/** Where the pictures of datasets lie, for as long as a project is open: archives are unpacked once. */
export class DatasetPictures {
  readonly #opened = new Map<string, Promise<Opened>>();

  /**
   * The file of a picture; undefined where the dataset has it no more.
   *
   * @param item A path that the store knows as one of the dataset.
   */
  async find(dataset: DatasetView, item: string): Promise<string | undefined> {
    // The usual folder, without walking through all of it.
    const direct = join(dataset.path, item);
    if (!this.#opened.has(dataset.id) && existsSync(direct)) return direct;
    const { pictures, byPath } = await this.#open(dataset);
    const found = byPath.get(item);
    return found === undefined ? undefined : pictures.filePath(found);
  }

  /** @throws AppError `input.not-found` */
  async pathOf(dataset: DatasetView, item: string): Promise<string> {
    const found = await this.find(dataset, item);
    if (found !== undefined) return found;
    const message = `"${item}" is no longer in ${dataset.path}. Put it back, or import it again.`;
    throw new AppError('input.not-found', message, { file: item });
  }

  async close(): Promise<void> {
    const opened = [...this.#opened.values()];
    this.#opened.clear();
    for (const dataset of await Promise.allSettled(opened)) {
      if (dataset.status === 'fulfilled') await dataset.value.pictures.close();
    }
  }

  #open(dataset: DatasetView): Promise<Opened> {
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

async function openPicturesOf({ path }: DatasetView): Promise<Opened> {
  const { openDataset } = await import('./open-dataset.ts');
  const opened = await openDataset(path);
  if (opened.kind === 'image') {
    return { pictures: opened, byPath: new Map(opened.items.map((item) => [item.path, item])) };
  }
  await opened.close();
  throw new AppError('input.unsupported', `${path} holds a table now; expected pictures.`, { file: path });
}
