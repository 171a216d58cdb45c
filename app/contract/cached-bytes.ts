import { z } from 'zod';

/** How the page gets thumbnails and previews: the engine answers with ids, and the private scheme serves their bytes. */

/** The SHA-256 of the bytes, in hex: the name of an entry of the open project's cache. */
export const cacheIdSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** The host of the private scheme that serves the cache. */
export const cacheHost = 'cache';

/** The address of cached bytes, for `<img src>`. */
export function cacheUrl(id: string): string {
  return `twelvefold://${cacheHost}/${id}`;
}
