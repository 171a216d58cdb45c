/**
 * Recognizes what a path holds (a table, a folder of pictures, one picture, an archive of any of these) and opens it.
 * Nothing outside the given folder is read and nothing inside is changed.
 */
import { accessSync, constants, type Stats, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { AppError, Cancelled } from '../../../app/errors.ts';
import { extensionOf, sniffContent } from '../../../app/formats/image-folder/picture-kind.ts';
import { tableFormatOf } from '../../../app/formats/tables/file-format.ts';
import type { ArchiveLimits } from './archive-entry.ts';
import { openAnnotated } from './labels/open-annotated.ts';
import { openOnePicture, openPictures, readHead } from './open-pictures.ts';
import type { OpenedDataset, OpenedTable } from './opened-dataset.ts';
import { archiveKind, unpackArchive } from './unpack-archive.ts';
import { type FolderListing, type RefusedEntry, systemReason, walkFolder } from './walk-folder.ts';

/** Extensions of datasets that other tools write and this version does not read. */
const FOREIGN_FORMATS = new Set(
  'json xlsx xls xlsm ods arff arrow feather ipc sqlite db sav dta rds pkl npz npy h5 hdf5 tfrecord xml yaml yml gz bz2 xz zst 7z rar pdf doc docx'.split(
    ' ',
  ),
);

const SUPPORTED =
  'Supported: .csv, .tsv, .jsonl and .parquet tables, pictures in class folders or with COCO, YOLO, Pascal VOC or CSV labels, one picture, and .zip, .tar or .tar.gz archives of these.';

export interface OpenOptions {
  readonly signal?: AbortSignal | undefined;
  readonly limits?: ArchiveLimits | undefined;
}

/**
 * Opens the dataset at `path`. The caller closes it.
 *
 * @throws AppError `input.not-found`, `input.unsupported`, `input.unreadable`, `input.empty`, `input.too-large`,
 *   `input.unsafe-path` or `image.no-pictures`; Cancelled when `signal` is aborted.
 */
export async function openDataset(path: string, options: OpenOptions = {}): Promise<OpenedDataset> {
  try {
    const stats = statInput(path);
    if (stats.isDirectory()) {
      return await openFolder(path, { root: resolve(path), name: basename(resolve(path)) || 'pictures' }, options);
    }
    if (!stats.isFile()) {
      const message = `${path} is neither a file nor a folder (a device, pipe or socket). ${SUPPORTED}`;
      throw new AppError('input.unsupported', message, { file: path });
    }
    return await openFile(path, stats.size, options);
  } catch (error) {
    if (options.signal?.aborted) throw new Cancelled();
    throw error;
  }
}

function statInput(path: string): Stats {
  try {
    const stats = statSync(path);
    accessSync(path, stats.isDirectory() ? constants.R_OK | constants.X_OK : constants.R_OK);
    return stats;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') {
      throw new AppError('input.not-found', `${path} does not exist. Expected a file or folder to read.`, {
        file: path,
      });
    }
    throw new AppError('input.unreadable', `${path} cannot be read: ${systemReason(error)}.`, { file: path }, error);
  }
}

async function openFile(path: string, size: number, options: OpenOptions): Promise<OpenedDataset> {
  const kind = archiveKind(path);
  if (kind !== undefined) return openArchive(path, kind, options);
  const extension = extensionOf(basename(path));
  if (size === 0) {
    const message = `${path} is an empty file (0 bytes). Expected a table with a header line, or a picture.`;
    throw new AppError('input.empty', message, { file: path });
  }
  const format = tableFormatOf(basename(path));
  const content = sniffContent(readHead(path));
  if (content.kind === 'picture' && (format === undefined || extension === '')) return openOnePicture(path);
  if (content.kind === 'foreign-picture' && (format === undefined || extension === '')) {
    throw new AppError('input.unsupported', `${path} is a ${content.name} picture, which is not read. ${SUPPORTED}`, {
      file: path,
    });
  }
  if (format !== undefined) return tableFile(path, { format, byteLength: size, close: async () => {} });
  const what = FOREIGN_FORMATS.has(extension)
    ? `.${extension} files are not read by this version`
    : `.${extension} is not a known dataset format`;
  throw new AppError('input.unsupported', `${path}: ${what}. ${SUPPORTED}`, { file: path });
}

async function openArchive(
  path: string,
  kind: NonNullable<ReturnType<typeof archiveKind>>,
  options: OpenOptions,
): Promise<OpenedDataset> {
  const unpacked = await unpackArchive(path, kind, options);
  try {
    const source = { root: unpacked.folder, name: unpacked.name, refused: unpacked.refused, close: unpacked.remove };
    return await openFolder(path, source, options);
  } catch (error) {
    await unpacked.remove();
    throw error;
  }
}

interface FolderSource {
  readonly root: string;
  readonly name: string;
  readonly refused?: readonly RefusedEntry[];
  readonly close?: () => Promise<void>;
}

async function openFolder(shownPath: string, source: FolderSource, options: OpenOptions): Promise<OpenedDataset> {
  const close = source.close ?? (async () => {});
  const listing = await walkFolder(source.root, options.signal);
  const table = onlyTable(shownPath, listing);
  if (table !== undefined) {
    const filePath = resolve(source.root, table);
    const format = tableFormatOf(table) ?? 'csv';
    const { size } = statSync(filePath);
    if (size === 0)
      throw new AppError('input.empty', `${table} in ${shownPath} is an empty file (0 bytes).`, { file: table });
    return tableFile(filePath, { format, byteLength: size, close });
  }
  const opening = { ...source, shownPath, signal: options.signal, close };
  return (await openAnnotated(source.root, listing, opening)) ?? openPictures(source.root, listing, opening);
}

/** The table of a folder that holds one and no pictures; several are refused, because it is not ours to choose. */
function onlyTable(shownPath: string, listing: FolderListing): string | undefined {
  const tables = listing.files.filter((path) =>
    ['csv', 'tsv', 'jsonl', 'ndjson', 'parquet'].includes(extensionOf(basename(path))),
  );
  const pictures = listing.files.length - tables.length;
  if (tables.length === 0 || listing.files.some((path) => isLikelyPicture(path))) return undefined;
  const [only] = tables;
  if (tables.length === 1 && pictures <= 20) return only;
  throw new AppError(
    'input.unsupported',
    `${shownPath} holds ${tables.length} tables (${tables.slice(0, 4).join(', ')}${tables.length > 4 ? ', …' : ''}) and no pictures. Give the one file to read.`,
    { file: shownPath },
  );
}

function isLikelyPicture(path: string): boolean {
  return ['jpg', 'jpeg', 'png', 'webp', 'tif', 'tiff', 'gif', 'avif'].includes(extensionOf(basename(path)));
}

function tableFile(filePath: string, table: Pick<OpenedTable, 'format' | 'byteLength' | 'close'>): OpenedTable {
  return { kind: 'tabular', name: basename(filePath), filePath: resolve(filePath), ...table };
}
