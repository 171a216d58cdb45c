import { mkdir, readdir, readFile, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { AppError } from '../../../app/errors.ts';
import { hashFile } from './hash-file.ts';
import { outputError, systemCode } from './output-errors.ts';
import { type RunIdentity, readCommitNote, removeWork, WORK_FOLDER, workPaths, writeJsonWhole } from './work-folder.ts';

/**
 * The output of a run as one transaction. Everything is built in `.twelvefold/stage` of the output folder and moved
 * into place when it is complete, the report last; until then the folder holds what it held before. A kill at any
 * moment leaves either the work folder to be resumed, or a move that the next resume completes.
 *
 * What an overwrite does: files of the new result replace those of the same name; files that an earlier result listed
 * in its report and that are unchanged since are removed; everything else is kept where it is and named.
 */
export class OutputFolder {
  readonly path: string;
  readonly #paths: ReturnType<typeof workPaths>;
  readonly #identity: RunIdentity;
  readonly #createdFrom: string | undefined;

  private constructor(path: string, identity: RunIdentity, createdFrom: string | undefined) {
    this.path = path;
    this.#paths = workPaths(path);
    this.#identity = identity;
    this.#createdFrom = createdFrom;
  }

  /** Opens the folder for a run: makes it, or takes up an interrupted run's work. */
  static async open(path: string, identity: RunIdentity, mode: 'fresh' | 'resume'): Promise<OutputFolder> {
    const output = resolve(path);
    const paths = workPaths(output);
    try {
      const createdFrom = await mkdir(output, { recursive: true });
      if (mode === 'fresh') await removeWork(output);
      await rm(paths.temporary, { recursive: true, force: true });
      await mkdir(paths.stage, { recursive: true });
      await mkdir(paths.temporary, { recursive: true });
      await writeJsonWhole(paths.marker, { twelvefold: 1, ...identity });
      return new OutputFolder(output, identity, createdFrom);
    } catch (error) {
      throw outputError(error, path);
    }
  }

  get stage(): string {
    return this.#paths.stage;
  }

  get temporary(): string {
    return this.#paths.temporary;
  }

  /** The move of a complete result was under way when the run was killed. */
  async isCommitting(): Promise<boolean> {
    return (await readCommitNote(this.path)) !== undefined;
  }

  async hasStaged(files: Iterable<string>): Promise<boolean> {
    for (const file of files) {
      const found = await stat(join(this.stage, file)).catch(() => undefined);
      if (found === undefined || !found.isFile()) return false;
    }
    return true;
  }

  /**
   * Gets ready to move the staged result into place, refusing what stands in its way.
   *
   * @returns `kept`: files that were there before and are not part of the result (paths relative to the folder), and
   *   `complete`, which moves the result and removes the work folder.
   */
  async prepareCommit(files: readonly string[]): Promise<{ kept: readonly string[]; complete: () => Promise<void> }> {
    try {
      const { stale, kept } = await this.#olderFiles(new Set(files));
      await this.#refuseBlocked(files);
      const complete = async () => {
        try {
          await writeJsonWhole(this.#paths.commit, { ...this.#identity, remove: stale });
          await this.completeCommit();
        } catch (error) {
          throw outputError(error, this.path);
        }
      };
      return { kept, complete };
    } catch (error) {
      throw outputError(error, this.path);
    }
  }

  /** The move itself, which can be repeated until it comes to its end. */
  async completeCommit(): Promise<void> {
    const note = await readCommitNote(this.path);
    for (const file of note?.remove ?? []) {
      await rm(join(this.path, file), { force: true });
      await this.#removeEmptyFolders(dirname(file));
    }
    await moveInto(this.stage, this.path, 'report.json');
    await rename(join(this.stage, 'report.json'), join(this.path, 'report.json')).catch((error: unknown) => {
      if (systemCode(error) !== 'ENOENT') throw error;
    });
    await removeWork(this.path);
  }

  /** Forgets the run: the folder is as it was before. */
  async discard(): Promise<void> {
    await removeWork(this.path);
    if (this.#createdFrom === undefined) return;
    const first = resolve(this.#createdFrom);
    for (let folder = this.path; folder.startsWith(first); folder = dirname(folder)) {
      try {
        await rmdir(folder);
      } catch {
        // Somebody put something there in the meantime: it stays, and so do the folders above.
        return;
      }
    }
  }

  /** Sorts what the folder held before into files to remove and files to leave alone. */
  async #olderFiles(replaced: ReadonlySet<string>) {
    const listed = await listedInReport(this.path);
    const stale: string[] = [];
    const kept: string[] = [];
    for (const file of await filesBelow(this.path, new Set([WORK_FOLDER]))) {
      if (replaced.has(file) || file === 'report.json') continue;
      const hash = listed.get(file);
      if (hash !== undefined && (await hashFile(join(this.path, file))) === hash) stale.push(file);
      else kept.push(file);
    }
    return { stale, kept };
  }

  /** A folder where a file must go, or the other way round, is somebody else's: nothing is replaced then. */
  async #refuseBlocked(files: readonly string[]): Promise<void> {
    const folders = new Set<string>();
    for (const file of [...files, 'report.json']) {
      for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) folders.add(folder);
      const found = await stat(join(this.path, file)).catch(() => undefined);
      if (found?.isDirectory()) throw blocked(this.path, file, 'folder', 'file');
    }
    for (const folder of folders) {
      const found = await stat(join(this.path, folder)).catch(() => undefined);
      if (found !== undefined && !found.isDirectory()) throw blocked(this.path, folder, 'file', 'folder');
    }
  }

  async #removeEmptyFolders(folder: string): Promise<void> {
    for (let at = folder; at !== '.'; at = dirname(at)) {
      try {
        await rmdir(join(this.path, at));
      } catch {
        // Not empty, or gone already: either way there is nothing to tidy here.
        return;
      }
    }
  }
}

/** Paths of all files below a folder, relative to it, with `/` between folders, sorted by code unit. */
export async function filesBelow(folder: string, skipped: ReadonlySet<string> = new Set()): Promise<readonly string[]> {
  const found: string[] = [];
  const walk = async (at: string) => {
    for (const entry of await readdir(join(folder, at), { withFileTypes: true })) {
      const path = at === '' ? entry.name : `${at}/${entry.name}`;
      if (skipped.has(path)) continue;
      if (entry.isDirectory()) await walk(path);
      else found.push(path);
    }
  };
  await walk('');
  return found.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** A relative path that stays inside its folder. */
export function isInnerPath(path: string): boolean {
  return (
    path !== '' &&
    !path.startsWith('/') &&
    !path.includes('\0') &&
    !path.split('/').some((part) => part === '..' || part === '.' || part === '')
  );
}

async function listedInReport(output: string): Promise<ReadonlyMap<string, string>> {
  try {
    const report: unknown = JSON.parse(await readFile(join(output, 'report.json'), 'utf8'));
    if (typeof report !== 'object' || report === null || !('files' in report)) return new Map();
    const entries = Object.entries(report.files as Record<string, unknown>);
    return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    // No report, or none that can be read: then nothing there is known to be ours, and everything is kept.
    return new Map();
  }
}

/** Moves what is below `from` into `to`: whole folders where nothing stands in their place, else file by file. */
async function moveInto(from: string, to: string, except: string): Promise<void> {
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (entry.name === except) continue;
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    const occupied = entry.isDirectory() && (await stat(target).catch(() => undefined)) !== undefined;
    if (occupied) await moveInto(source, target, '');
    else await rename(source, target);
  }
}

function blocked(output: string, path: string, found: string, wanted: string): AppError {
  return new AppError(
    'output.not-empty',
    `${join(output, path)} is a ${found} where the result needs a ${wanted}. Move it away or choose another --output; nothing was replaced.`,
    { file: path, option: '--output' },
  );
}
