import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Reads a picture from the cache of a project by its id: the page names no file and gets nothing but pictures. */

export interface CachedPicture {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

/** Undefined for what is not there, is no picture, or is no longer what its name says. */
export async function readCached(project: string, id: string): Promise<CachedPicture | undefined> {
  if (!/^[0-9a-f]{64}$/.test(id)) return undefined;
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    // Laid out by main/engine/store/content-cache.ts.
    bytes = new Uint8Array(await readFile(join(project, 'cache', id.slice(0, 2), id.slice(2))));
  } catch {
    // The cache may be deleted at any time; the engine makes what is asked for again.
    return undefined;
  }
  const type = pictureType(bytes);
  if (type === undefined || createHash('sha256').update(bytes).digest('hex') !== id) return undefined;
  return { bytes, type };
}

/** By the first bytes: files of the cache have no extensions. */
function pictureType(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (head.startsWith('\x89PNG')) return 'image/png';
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return 'image/webp';
  return undefined;
}
