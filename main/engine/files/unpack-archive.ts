/** Unpacks an archive into a private temporary folder, which `remove` takes away again. */
import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { AppError, Cancelled } from '../../../app/errors.ts';
import { ARCHIVE_LIMITS, ArchiveBudget, type ArchiveLimits } from './archive-entry.ts';
import { unpackTar } from './unpack-tar.ts';
import { damaged, type Unpacking, unpackZip } from './unpack-zip.ts';
import type { RefusedEntry } from './walk-folder.ts';

export type ArchiveKind = 'zip' | 'tar' | 'tar.gz';

export interface UnpackedArchive {
  readonly folder: string;
  /** File name without its archive extensions. */
  readonly name: string;
  readonly refused: readonly RefusedEntry[];
  remove(): Promise<void>;
}

export interface UnpackOptions {
  readonly signal?: AbortSignal | undefined;
  readonly limits?: ArchiveLimits | undefined;
}

/** The kind by extension; undefined when the name is no archive's. */
export function archiveKind(path: string): ArchiveKind | undefined {
  const name = basename(path).toLowerCase();
  if (name.endsWith('.zip')) return 'zip';
  if (name.endsWith('.tar')) return 'tar';
  return name.endsWith('.tar.gz') || name.endsWith('.tgz') ? 'tar.gz' : undefined;
}

/** @throws AppError `input.unsafe-path`, `input.too-large`, `input.unreadable` or `output.no-space`; then nothing remains. */
export async function unpackArchive(
  path: string,
  kind: ArchiveKind,
  options: UnpackOptions = {},
): Promise<UnpackedArchive> {
  const { size } = await stat(path);
  if (size === 0) throw new AppError('input.empty', `${path} is an empty file (0 bytes).`, { file: path });
  const folder = await mkdtemp(join(tmpdir(), 'twelvefold-'));
  await chmod(folder, 0o700);
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 2 });
  const budget = new ArchiveBudget(path, size, options.limits ?? ARCHIVE_LIMITS);
  const unpacking = { archive: path, folder, budget, signal: options.signal };
  try {
    const refused =
      kind === 'zip' ? await unpackZip(unpacking) : await unpackTar({ ...unpacking, gzip: kind === 'tar.gz' });
    return { folder, name: basename(path).replace(/\.(zip|tar|tgz|tar\.gz)$/i, ''), refused, remove };
  } catch (error) {
    await remove();
    throw unpackingFailure(unpacking, error);
  }
}

function unpackingFailure({ archive: path, folder }: Pick<Unpacking, 'archive' | 'folder'>, error: unknown): unknown {
  if (error instanceof AppError) return error;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EEXIST') {
    // Entries are written once; on disks that ignore case two names may be one file.
    const message = `${path} holds one file twice: ${doubledEntry(error, folder)}. Which of the two counts cannot be told, so nothing is used.`;
    return new AppError('input.unreadable', message, { file: path }, error);
  }
  if (code === 'ABORT_ERR') return new Cancelled();
  if (code === 'ENOSPC') {
    return new AppError(
      'output.no-space',
      `There is no space left to unpack ${path} in the temporary folder ${tmpdir()}. Free some, set TMPDIR to a larger disk, or unpack the archive yourself.`,
      { file: path },
      error,
    );
  }
  return damaged(path, error);
}

function doubledEntry(error: unknown, folder: string): string {
  const path = error instanceof Error && 'path' in error ? String(error.path) : folder;
  return JSON.stringify(relative(folder, path));
}
