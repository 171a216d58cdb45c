import { mkdirSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isFresh } from './staleness.mjs';

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'twelvefold-staleness-'));
  mkdirSync(join(folder, 'dist/node'), { recursive: true });
  writeFileSync(join(folder, 'a.ts'), 'source');
  const { mtimeMs, size } = statSync(join(folder, 'a.ts'));
  writeFileSync(join(folder, 'dist/node/sources.json'), JSON.stringify({ files: { 'a.ts': [mtimeMs, size] } }));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a bundle is fresh while its sources are as they were', () => {
  expect(isFresh(folder, 'node')).toBe(true);
});

test('a bundle that was never finished is stale', () => {
  expect(isFresh(folder, 'shell')).toBe(false);
});

test('a list that was broken off counts as never finished', () => {
  writeFileSync(join(folder, 'dist/node/sources.json'), '{"files": {"a.ts"');

  expect(isFresh(folder, 'node')).toBe(false);
});

test('a bundle is stale when a source has another time', () => {
  utimesSync(join(folder, 'a.ts'), 1000, 1000);

  expect(isFresh(folder, 'node')).toBe(false);
});

test('a bundle is stale when a source is gone', () => {
  rmSync(join(folder, 'a.ts'));

  expect(isFresh(folder, 'node')).toBe(false);
});
