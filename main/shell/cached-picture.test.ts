import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ContentCache } from '../engine/store/content-cache.ts';
import { readCached } from './cached-picture.ts';

let project: string;
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'twelvefold-cached-'));
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

const picture = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);

test('what the engine cached is read under the id it gave', async () => {
  const id = await new ContentCache(project).put(picture);

  expect(await readCached(project, id)).toEqual({ bytes: picture, type: 'image/jpeg' });
});

test('nothing but a picture under its own hash is read', async () => {
  const cache = new ContentCache(project);
  const text = await cache.put(Buffer.from('<script>'));
  const damaged = await cache.put(picture);
  writeFileSync(cache.pathOf(damaged), picture.subarray(0, 6));

  expect(await readCached(project, text)).toBeUndefined();
  expect(await readCached(project, damaged)).toBeUndefined();
  expect(await readCached(project, 'f'.repeat(64))).toBeUndefined();
  expect(await readCached(project, '../project.sqlite')).toBeUndefined();
});
