/** Writes files so that a reader sees each of them whole or not at all, and either all of them or none. */
import { randomBytes } from 'node:crypto';
import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../../app/errors.ts';
import { outputError } from '../runs/output-errors.ts';

export interface FileToWrite {
  readonly path: string;
  readonly bytes: Uint8Array | string;
}

/** @throws AppError `output.not-a-folder`, `output.not-writable`, `output.no-space` or `output.failed`; then nothing remains. */
export async function writeFiles(files: readonly FileToWrite[]): Promise<void> {
  const written: { readonly beside: string; readonly path: string }[] = [];
  let current = '';
  try {
    for (const { path, bytes } of files) {
      current = path;
      await refuseFolder(path);
      const beside = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.part`);
      written.push({ beside, path });
      await writeFile(beside, bytes, { flag: 'wx' });
    }
    for (const { beside, path } of written) await rename(beside, path);
  } catch (error) {
    for (const { beside } of written) await rm(beside, { force: true });
    throw missingFolder(error, current) ?? outputError(error, current);
  }
}

async function refuseFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) {
    throw new AppError('output.not-writable', `${path} is a folder; a file name is expected.`, { file: path });
  }
}

function missingFolder(error: unknown, path: string): AppError | undefined {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'ENOENT') return undefined;
  return new AppError(
    'output.not-writable',
    `The folder ${dirname(path)} does not exist, so ${path} cannot be written.`,
    {
      file: path,
    },
  );
}
