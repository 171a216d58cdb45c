import { mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ContentCache } from './content-cache.ts';
import { cacheSize, pruneCache } from './prune-cache.ts';

let project: string;
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'twelvefold-prune-'));
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

/** Ten entries of 100 bytes, each written a second after the one before. */
async function tenEntries(): Promise<{ cache: ContentCache; ids: string[] }> {
  const cache = new ContentCache(project);
  const ids: string[] = [];
  for (let n = 0; n < 10; n++) {
    const id = await cache.put(new Uint8Array(100).fill(n));
    utimesSync(cache.pathOf(id), n, n);
    ids.push(id);
  }
  return { cache, ids };
}

test('the oldest entries go until the rest fits, and no other', async () => {
  const { cache, ids } = await tenEntries();

  expect(await pruneCache(project, 350)).toEqual({ files: 3, bytes: 300 });

  const left = await Promise.all(ids.map(async (id) => (await cache.get(id)) !== undefined));
  expect(left).toEqual([...Array(7).fill(false), ...Array(3).fill(true)]);
});

test('a cache that fits is left alone, and one that is not there is empty', async () => {
  expect(await cacheSize(project)).toEqual({ files: 0, bytes: 0 });
  await tenEntries();

  expect(await pruneCache(project, 1000)).toEqual({ files: 10, bytes: 1000 });
  expect(await pruneCache(project, 0)).toEqual({ files: 0, bytes: 0 });
});
