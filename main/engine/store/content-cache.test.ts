import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ContentCache } from './content-cache.ts';

let folder: string;
let cache: ContentCache;
const bytes = new TextEncoder().encode('abc');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cache-'));
  cache = new ContentCache(folder);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('names bytes by their SHA-256 and gives them back', async () => {
  const hash = await cache.put(bytes);

  // The known answer of FIPS 180-4 for "abc".
  expect(hash).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(new Uint8Array((await cache.get(hash))!)).toEqual(bytes);
});

test('has nothing after its folder was deleted, and takes the bytes again', async () => {
  const hash = await cache.put(bytes);
  rmSync(join(folder, 'cache'), { recursive: true });

  const gone = await cache.get(hash);
  await cache.put(bytes);

  expect(gone).toBeUndefined();
  expect(await cache.get(hash)).toBeDefined();
});

test('never gives bytes that are not what their name says', async () => {
  const hash = await cache.put(bytes);
  writeFileSync(cache.pathOf(hash), 'something else');

  expect(await cache.get(hash)).toBeUndefined();
});

test('resolves no name that could lead out of its folder', () => {
  expect(() => cache.pathOf('../../../etc/passwd')).toThrow(RangeError);
});
