import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Keeps the cache of a project below a size. Whatever goes is made again when it is wanted. */

export interface CacheSize {
  readonly files: number;
  readonly bytes: number;
}

interface CachedFile {
  readonly path: string;
  readonly bytes: number;
  readonly writtenMs: number;
}

export async function cacheSize(projectFolder: string): Promise<CacheSize> {
  const files = await cachedFiles(projectFolder);
  return { files: files.length, bytes: sum(files) };
}

/** Removes the files that were written longest ago until the rest fits. @returns what is left */
export async function pruneCache(projectFolder: string, mostBytes: number): Promise<CacheSize> {
  const files = await cachedFiles(projectFolder);
  files.sort((a, b) => a.writtenMs - b.writtenMs);
  let left = sum(files);
  let gone = 0;
  for (const file of files) {
    if (left <= mostBytes) break;
    await rm(file.path, { force: true });
    left -= file.bytes;
    gone++;
  }
  return { files: files.length - gone, bytes: left };
}

async function cachedFiles(projectFolder: string): Promise<CachedFile[]> {
  const cache = join(projectFolder, 'cache');
  const files: CachedFile[] = [];
  for (const name of await namesIn(cache)) {
    if (!/^[0-9a-f]{2}$/.test(name)) continue;
    for (const rest of await namesIn(join(cache, name))) {
      const path = join(cache, name, rest);
      // What another thread removes or renames in the meantime is no longer there to count.
      const found = await stat(path).catch(() => undefined);
      if (found?.isFile()) files.push({ path, bytes: found.size, writtenMs: found.mtimeMs });
    }
  }
  return files;
}

/** Empty for a folder that is not there: the cache begins with the first thing in it. */
const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

const sum = (files: readonly CachedFile[]): number => files.reduce((bytes, file) => bytes + file.bytes, 0);
