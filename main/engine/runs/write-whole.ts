import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { outputError } from './output-errors.ts';

/** Writes a file beside and renames it, so that it is in the stage whole or not at all. */
export async function writeStaged(
  folders: { readonly stage: string; readonly temporary: string },
  path: string,
  content: string | Uint8Array,
): Promise<void> {
  const beside = join(folders.temporary, randomUUID());
  const target = join(folders.stage, path);
  try {
    await writeFile(beside, content);
    await renameInto(beside, target);
  } catch (error) {
    throw outputError(error, path);
  }
}

async function renameInto(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch {
    // Most often the folder is there already: it is made only when the first rename into it fails.
    await mkdir(dirname(to), { recursive: true });
    await rename(from, to);
  }
}
