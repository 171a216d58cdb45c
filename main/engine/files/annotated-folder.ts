/** Recognizes datasets with boxes and polygons, which would lose them if they were read as bare folders of pictures. */
import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../app/errors.ts';
import type { FolderListing } from './walk-folder.ts';

const HEAD_BYTES = 65_536;

/** @throws AppError `input.unsupported` for COCO, YOLO and Pascal VOC folders. */
export function refuseAnnotated(shownPath: string, root: string, listing: FolderListing): void {
  const format = annotationFormat(root, listing);
  if (format === undefined) return;
  throw new AppError(
    'input.unsupported',
    `${shownPath} looks like a ${format.name} dataset (it holds ${format.sign}). This version reads pictures in class folders, and would lose its boxes. Give a folder with the pictures alone to augment them without boxes.`,
    { file: shownPath },
  );
}

function annotationFormat(root: string, { files, folders }: FolderListing): { name: string; sign: string } | undefined {
  const voc = files.find((path) => /(^|\/)Annotations\/.*\.xml$/i.test(path));
  if (voc !== undefined && folders.some((folder) => /(^|\/)JPEGImages$/i.test(folder))) {
    return { name: 'Pascal VOC', sign: voc };
  }
  const yolo = files.find((path) => /(^|\/)labels\/.*\.txt$/i.test(path));
  if (yolo !== undefined && folders.some((folder) => /(^|\/)images(\/|$)/i.test(folder))) {
    return { name: 'YOLO', sign: yolo };
  }
  const coco = files.filter((path) => /\.json$/i.test(path)).find((path) => isCoco(join(root, path)));
  return coco === undefined ? undefined : { name: 'COCO', sign: coco };
}

/** COCO files are one object with `images`, `annotations` and `categories`, in any order and up to gigabytes long. */
function isCoco(path: string): boolean {
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    const descriptor = openSync(path, 'r');
    const length = readSync(descriptor, head, 0, HEAD_BYTES, 0);
    closeSync(descriptor);
    const text = head.toString('latin1', 0, length);
    const keys = ['"images"', '"annotations"', '"categories"'].filter((key) => text.includes(key));
    return keys.length >= 2 || (keys.length === 1 && length === HEAD_BYTES && /"(file_name|bbox|image_id)"/.test(text));
  } catch {
    // An unreadable side file is no sign of anything; the pictures decide.
    return false;
  }
}
