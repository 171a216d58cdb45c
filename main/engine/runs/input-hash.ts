import { createHash } from 'node:crypto';
import { Cancelled } from '../../../app/errors.ts';
import type { PictureItem } from '../../../app/formats/picture-item.ts';
import type { OpenedPictures } from '../files/opened-dataset.ts';
import { hashFile } from './hash-file.ts';
import { systemCode } from './output-errors.ts';

export interface HashedPictures {
  /** Covers the path, class, part and content of every picture, and what was rejected. */
  readonly inputHash: string;
  /** SHA-256 of each item, in their order; `unreadable` where the file could not be read. */
  readonly contents: readonly string[];
}

/** Files that are read at the same time: enough to keep a disk busy, few enough to leave the thread responsive. */
const AT_ONCE = 8;

export async function hashPictures(dataset: OpenedPictures, signal: AbortSignal): Promise<HashedPictures> {
  const contents = new Array<string>(dataset.items.length);
  let next = 0;
  const work = async () => {
    for (let index = next++; index < dataset.items.length; index = next++) {
      if (signal.aborted) throw new Cancelled();
      contents[index] = await contentHash(dataset.filePath(dataset.items[index] as PictureItem));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const hash = createHash('sha256');
  dataset.items.forEach((item, index) => {
    hash.update(`${JSON.stringify([item.path, item.class, item.part, contents[index]])}\n`);
  });
  for (const file of dataset.labels?.files ?? []) hash.update(`${await contentHash(file)}\n`);
  for (const rejected of dataset.rejected) hash.update(`${JSON.stringify([rejected.item, rejected.code])}\n`);
  return { inputHash: hash.digest('hex'), contents };
}

async function contentHash(path: string): Promise<string> {
  try {
    return await hashFile(path);
  } catch (error) {
    // The run lists it under `failed`, with the reason, when it comes to it.
    if (systemCode(error) !== undefined) return 'unreadable';
    throw error;
  }
}
