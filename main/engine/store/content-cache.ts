import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { systemCode } from '../runs/output-errors.ts';

/**
 * Bytes under their own SHA-256, in the `cache/` of a project: thumbnails, previews. All of it can be made again, so
 * the folder may be deleted at any time, while the project is open too.
 */
export class ContentCache {
  readonly #folder: string;

  constructor(projectFolder: string) {
    this.#folder = join(projectFolder, 'cache');
  }

  /** Keeps bytes, whole or not at all, and returns their name. */
  async put(bytes: Uint8Array): Promise<string> {
    const hash = createHash('sha256').update(bytes).digest('hex');
    const path = this.pathOf(hash);
    if (existsSync(path)) return hash;
    // Threads of one process may put the same bytes at the same time.
    const beside = `${path}.${randomUUID()}.tmp`;
    await mkdir(dirname(path), { recursive: true });
    try {
      await writeFile(beside, bytes);
      await rename(beside, path);
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
    return hash;
  }

  /** Undefined for what is not there, and for what is no longer what it was. */
  async get(hash: string): Promise<Uint8Array | undefined> {
    let bytes: Uint8Array;
    try {
      bytes = await readFile(this.pathOf(hash));
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return undefined;
      throw error;
    }
    if (createHash('sha256').update(bytes).digest('hex') === hash) return bytes;
    await rm(this.pathOf(hash), { force: true });
    return undefined;
  }

  /** Where an entry lies if it is there. Folders of two digits, or listing the cache would be slow. */
  pathOf(hash: string): string {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new RangeError(`${JSON.stringify(hash)} is not a SHA-256 in hex`);
    return join(this.#folder, hash.slice(0, 2), hash.slice(2));
  }
}
