import { readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode } from './output-errors.ts';

/**
 * `.twelvefold/` inside an output folder: where a run builds its result before it shows. It is there from the start of
 * a run until the result is complete, so its presence says that a run was interrupted.
 */
export const WORK_FOLDER = '.twelvefold';

/** What a result is made of; a folder is resumed only for the same identity. */
export interface RunIdentity {
  readonly recipeHash: string;
  readonly inputHash: string;
  /** Format of the output. */
  readonly format: string;
}

/** Written last before the result is moved into place; from then on the move is only ever completed. */
export interface CommitNote extends RunIdentity {
  /** Files of an earlier result that the new one does not replace. */
  readonly remove: readonly string[];
}

export const workPaths = (output: string) => ({
  folder: join(output, WORK_FOLDER),
  marker: join(output, WORK_FOLDER, 'run.json'),
  commit: join(output, WORK_FOLDER, 'commit.json'),
  /** The result so far, laid out as it will be. */
  stage: join(output, WORK_FOLDER, 'stage'),
  /** Files being written; emptied when a run starts. */
  temporary: join(output, WORK_FOLDER, 'tmp'),
});

/**
 * What an interrupted run left as its identity; undefined where there is none, `damaged` where it cannot be read.
 * The note of a move outlives the marker, see `removeWork`.
 */
export async function readMarker(output: string): Promise<RunIdentity | 'damaged' | undefined> {
  const paths = workPaths(output);
  const value = (await readJson(paths.marker)) ?? (await readJson(paths.commit));
  if (value === undefined || value === 'damaged') return value;
  return isIdentity(value) ? value : 'damaged';
}

export async function readCommitNote(output: string): Promise<CommitNote | undefined> {
  const value = await readJson(workPaths(output).commit);
  if (!isIdentity(value) || !('remove' in value) || !Array.isArray(value.remove)) return undefined;
  return { ...value, remove: value.remove.filter((entry) => typeof entry === 'string') };
}

/**
 * Removes what a run built, in an order that leaves a state with a meaning at every moment: the notes go last. A store
 * that lies in the work folder is left to whoever opened it.
 */
export async function removeWork(output: string): Promise<void> {
  const paths = workPaths(output);
  for (const path of [paths.temporary, paths.stage, paths.marker, paths.commit]) {
    await rm(path, { recursive: true, force: true });
  }
  await rmdir(paths.folder).catch((error: unknown) => {
    const code = systemCode(error);
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST' && code !== 'ENOENT') throw error;
  });
}

/** Writes a JSON file so that it is there whole or not at all. */
export async function writeJsonWhole(path: string, value: unknown): Promise<void> {
  await writeFile(`${path}.tmp`, `${JSON.stringify(value, null, 2)}\n`);
  await rename(`${path}.tmp`, path);
}

async function readJson(path: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    return 'damaged';
  }
  try {
    return JSON.parse(text);
  } catch {
    return 'damaged';
  }
}

function isIdentity(value: unknown): value is RunIdentity {
  if (typeof value !== 'object' || value === null) return false;
  const { recipeHash, inputHash, format } = value as Partial<Record<string, unknown>>;
  return typeof recipeHash === 'string' && typeof inputHash === 'string' && typeof format === 'string';
}
