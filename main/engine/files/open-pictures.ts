/** Opens a folder of pictures, or one picture: looks at every file's first bytes and places it in a class and a part. */
import { closeSync, openSync, readSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '../../../app/errors.ts';
import { listNames, recognizeLayout } from '../../../app/formats/image-folder/layout.ts';
import {
  type FileContent,
  hasPictureExtension,
  SNIFF_BYTES,
  SUPPORTED_PICTURES,
  sniffContent,
} from '../../../app/formats/image-folder/picture-kind.ts';
import type { PictureItem } from '../../../app/formats/picture-item.ts';
import type { Problem } from '../../../app/formats/problem.ts';
import type { FailedItem } from '../runs/journal.ts';
import type { OpenedPictures } from './opened-dataset.ts';
import { type FolderListing, type RefusedEntry, systemReason } from './walk-folder.ts';

/** Files whose first bytes are read before other work of the process gets a turn; about 5 ms of reading. */
const FILES_PER_TURN = 500;

export interface Source {
  /** What the user named, for messages. */
  readonly shownPath: string;
  /** Folder or archive name without extension: the class of a flat folder. */
  readonly name: string;
  readonly signal?: AbortSignal | undefined;
  /** Entries of an archive that were not unpacked. */
  readonly refused?: readonly RefusedEntry[];
  readonly close: () => Promise<void>;
}

/** `root` is the absolute folder that `listing` was made from. */
export async function openPictures(root: string, listing: FolderListing, source: Source): Promise<OpenedPictures> {
  const found = await sortFiles(root, listing.files, source.signal);
  const layout = recognizeLayout({ pictures: found.pictures, folders: listing.folders, name: source.name });
  const refused = [...listing.refused, ...(source.refused ?? [])].filter((entry) => entry.path !== '');
  const rejected: FailedItem[] = [
    ...found.rejected,
    ...layout.misplaced.map(({ path, message }) => rejection(path, 'image.no-class', message)),
    ...refused.map(({ path, code, message }) => rejection(path, code, message)),
  ];
  if (layout.items.length === 0) throw noPictures(source.shownPath, rejected, found.others.length);
  const problems = [
    ...layout.problems,
    ...problemsOf(rejected),
    ...ignored('input.stray-files', listing.stray, 'left by the system or hidden'),
    ...ignored('input.other-files', found.others, 'not pictures'),
  ];
  const folder = join(root, layout.root);
  return picturesIn(folder, { items: layout.items, classes: layout.classes, problems, rejected }, source);
}

/** One picture file as a dataset of one class, named after the folder it lies in. */
export async function openOnePicture(path: string): Promise<OpenedPictures> {
  const absolute = resolve(path);
  const label = basename(dirname(absolute)) || 'pictures';
  const item: PictureItem = { path: basename(absolute), class: label, part: null };
  const message = `The picture lies in no class folder; its class is taken to be "${label}", the folder it lies in.`;
  const problems = [{ code: 'image.no-class-folders', where: { file: item.path }, message, count: 1 }];
  const source = { shownPath: path, name: label, close: async () => {} };
  return picturesIn(dirname(absolute), { items: [item], classes: [label], problems, rejected: [] }, source);
}

/** The first bytes of a file, all of it when it is shorter. */
export function readHead(path: string): Uint8Array {
  const head = new Uint8Array(SNIFF_BYTES);
  const descriptor = openSync(path, 'r');
  try {
    return head.subarray(0, readSync(descriptor, head, 0, SNIFF_BYTES, 0));
  } finally {
    closeSync(descriptor);
  }
}

export function picturesIn(
  folder: string,
  content: Pick<OpenedPictures, 'items' | 'classes' | 'problems' | 'rejected'> & Partial<OpenedPictures>,
  source: Source,
): OpenedPictures {
  const filePath = (item: PictureItem) => join(folder, item.path);
  return {
    kind: 'image',
    format: 'imagefolder',
    name: source.name,
    labels: null,
    ...content,
    read: (item) => readFile(filePath(item)),
    filePath,
    close: source.close,
  };
}

/** Tells pictures from other files by their first bytes; files that promise a picture and hold none are rejected. */
export async function sortFiles(root: string, files: readonly string[], signal: AbortSignal | undefined) {
  const pictures: string[] = [];
  const others: string[] = [];
  const rejected: FailedItem[] = [];
  for (const [index, path] of files.entries()) {
    const verdict = judge(join(root, path), path);
    if (verdict === 'picture') pictures.push(path);
    else if (verdict === 'other') others.push(path);
    else rejected.push(verdict);
    if (index % FILES_PER_TURN === FILES_PER_TURN - 1) {
      await nextTurn();
      signal?.throwIfAborted();
    }
  }
  return { pictures, others, rejected };
}

function judge(absolute: string, path: string): 'picture' | 'other' | FailedItem {
  const promisesPicture = hasPictureExtension(path);
  let content: FileContent;
  try {
    content = sniffContent(readHead(absolute));
  } catch (error) {
    if (path.includes('\uFFFD')) {
      return rejection(path, 'input.unreadable', 'has a name that is not valid UTF-8. Rename it.');
    }
    return promisesPicture ? rejection(path, 'input.unreadable', `cannot be read (${systemReason(error)}).`) : 'other';
  }
  if (content.kind === 'picture') return 'picture';
  if (content.kind === 'foreign-picture') {
    const message = `is a ${content.name} picture, which is not read. Convert it to ${SUPPORTED_PICTURES}.`;
    return rejection(path, 'image.unsupported', message);
  }
  if (!promisesPicture) return 'other';
  return content.kind === 'empty'
    ? rejection(path, 'image.empty-file', 'is an empty file (0 bytes).')
    : rejection(path, 'image.not-a-picture', `has a picture's name but does not hold a ${SUPPORTED_PICTURES} picture.`);
}

/** `message` goes on from the path. */
export function rejection(path: string, code: string, message: string): FailedItem {
  return { item: path, code, message: `${path} ${message}` };
}

export function problemsOf(rejected: readonly FailedItem[]): Problem[] {
  const byCode = new Map<string, FailedItem[]>();
  for (const item of rejected) {
    const same = byCode.get(item.code);
    if (same === undefined) byCode.set(item.code, [item]);
    else same.push(item);
  }
  return [...byCode].map(([code, [first, ...more]]) => ({
    code,
    where: { file: first?.item },
    message:
      more.length === 0 ? (first?.message ?? '') : `${first?.message ?? ''} The same goes for ${more.length} more.`,
    count: more.length + 1,
  }));
}

export function ignored(code: string, paths: readonly string[], why: string): Problem[] {
  const [first] = paths;
  if (first === undefined) return [];
  const message = `${listNames(paths)} ${paths.length === 1 ? 'is' : 'are'} ${why} and left out.`;
  return [{ code, where: { file: first }, message, count: paths.length }];
}

export function noPictures(path: string, rejected: readonly FailedItem[], others: number): AppError {
  const [first] = rejected;
  const found =
    first !== undefined
      ? `${rejected.length === 1 ? 'The one candidate was refused' : `${rejected.length} candidates were refused`}: ${first.message}`
      : others > 0
        ? `It holds ${others} other ${others === 1 ? 'file' : 'files'}.`
        : 'It holds no files.';
  return new AppError(
    'image.no-pictures',
    `${path} holds no usable picture. ${found} Expected class folders of ${SUPPORTED_PICTURES} pictures, or one table.`,
    { file: path },
  );
}
