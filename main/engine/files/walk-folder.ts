/**
 * Lists everything below a folder without ever leaving it: symbolic links are followed only when they end inside the
 * root, and every folder is read once, so that links cannot make circles.
 */
import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { compareText } from '../../../app/formats/image-folder/layout.ts';
import { isStray } from '../../../app/formats/image-folder/stray.ts';

export interface FolderListing {
  /** Paths of regular files, `/` between folders, sorted by code unit. */
  readonly files: readonly string[];
  readonly folders: readonly string[];
  /** Entries that cannot be used, with the reason. */
  readonly refused: readonly RefusedEntry[];
  /** Hidden files and what systems leave behind; never read. */
  readonly stray: readonly string[];
}

export interface RefusedEntry {
  readonly path: string;
  readonly code:
    | 'input.link-outside'
    | 'input.link-broken'
    | 'input.link-repeated'
    | 'input.unreadable'
    | 'input.special-file';
  readonly message: string;
}

/** Folders that are listed before other work of the process gets a turn; about 5 ms of listing. */
const FOLDERS_PER_TURN = 50;

/** `root` must be a readable folder. */
export async function walkFolder(root: string, signal?: AbortSignal): Promise<FolderListing> {
  const walk = new FolderWalk(root);
  let folders = 0;
  for (let next = walk.take(); next !== undefined; next = walk.take()) {
    walk.list(next);
    if (++folders % FOLDERS_PER_TURN === 0) await nextTurn();
    signal?.throwIfAborted();
  }
  return walk.result();
}

class FolderWalk {
  readonly #root: string;
  readonly #realRoot: string;
  readonly #visited = new Set<string>();
  readonly #waiting: string[] = [''];
  /** Links to folders wait until all true folders are read, so that a link never claims a folder's files. */
  readonly #links: { path: string; target: string }[] = [];
  readonly #files: string[] = [];
  readonly #folders: string[] = [];
  readonly #refused: RefusedEntry[] = [];
  readonly #stray: string[] = [];

  constructor(root: string) {
    this.#root = root;
    this.#realRoot = realpathSync(root);
  }

  /** The next folder to list, empty for the root; undefined when all are read. */
  take(): string | undefined {
    const folder = this.#waiting.pop();
    if (folder !== undefined) return folder;
    for (let link = this.#links.shift(); link !== undefined; link = this.#links.shift()) {
      if (!this.#visited.has(link.target)) return link.path;
      this.#refuse(
        link.path,
        'input.link-repeated',
        'is a link to a folder that is read already; it is not read twice.',
      );
    }
    return undefined;
  }

  list(folder: string): void {
    let entries: Dirent[];
    try {
      const absolute = join(this.#root, folder);
      this.#visited.add(realpathSync(absolute));
      entries = readdirSync(absolute, { withFileTypes: true });
    } catch (error) {
      const reason = folder.includes('\uFFFD') ? 'its name is not valid UTF-8; rename it' : systemReason(error);
      this.#refuse(folder, 'input.unreadable', `is a folder that cannot be read (${reason}).`);
      return;
    }
    if (folder !== '') this.#folders.push(folder);
    for (const entry of entries) this.#add(folder === '' ? entry.name : `${folder}/${entry.name}`, entry);
  }

  result(): FolderListing {
    return {
      files: this.#files.sort(compareText),
      folders: this.#folders.sort(compareText),
      refused: this.#refused.sort((a, b) => compareText(a.path, b.path)),
      stray: this.#stray.sort(compareText),
    };
  }

  #add(path: string, entry: Dirent): void {
    if (isStray(entry.name)) this.#stray.push(path);
    else if (entry.isDirectory()) this.#waiting.push(path);
    else if (entry.isFile()) this.#files.push(path);
    else if (entry.isSymbolicLink()) this.#addLink(path);
    else this.#refuse(path, 'input.special-file', 'is neither a file nor a folder (a device, pipe or socket).');
  }

  #addLink(path: string): void {
    const absolute = join(this.#root, path);
    let target: string;
    try {
      target = realpathSync(absolute);
    } catch (error) {
      this.#refuse(path, 'input.link-broken', `is a symbolic link that leads nowhere (${systemReason(error)}).`);
      return;
    }
    if (target !== this.#realRoot && !target.startsWith(this.#realRoot + sep)) {
      const message = 'is a symbolic link that leads out of the dataset folder; such links are never followed.';
      this.#refuse(path, 'input.link-outside', message);
      return;
    }
    const stats = statSync(absolute, { throwIfNoEntry: false });
    if (stats?.isDirectory()) this.#links.push({ path, target });
    else if (stats?.isFile()) this.#files.push(path);
    else this.#refuse(path, 'input.special-file', 'is neither a file nor a folder (a device, pipe or socket).');
  }

  #refuse(path: string, code: RefusedEntry['code'], message: string): void {
    this.#refused.push({ path, code, message });
  }
}

/** The system's code as words, for messages. */
export function systemReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const words: Readonly<Record<string, string>> = {
    EACCES: 'permission denied',
    EPERM: 'operation not permitted',
    ENOENT: 'it does not exist',
    ELOOP: 'its links go in a circle',
    ENOTDIR: 'a part of its path is not a folder',
    EISDIR: 'it is a folder',
    ENAMETOOLONG: 'its name is too long',
    EMFILE: 'too many files are open',
    ENOSPC: 'no space is left on the disk',
    EROFS: 'the disk is read-only',
    EIO: 'the disk reported an error',
  };
  return words[code] ?? (code === '' ? String(error) : code);
}
