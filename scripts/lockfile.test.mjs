import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { missingOptional, platformEntry } from './lockfile.mjs';
import { root } from './paths.mjs';

const read = (file) => readFileSync(join(root, file), 'utf8');

test('the lockfile has every optional package of every platform, or npm ci fails (npm run lockfile adds them)', () => {
  expect(missingOptional(JSON.parse(read('package-lock.json')))).toEqual([]);
});

test.each(['package-lock.json', 'scripts/fallback-runtime/package-lock.json'])('%s names no registry', (file) => {
  expect(read(file)).not.toMatch(/"resolved"|registry\./);
});

test('finds an optional package that is in no node_modules above', () => {
  const packages = {
    'node_modules/a': { optionalDependencies: { 'a-linux-x64': '1.0.0', 'a-win32-x64': '1.0.0' }, dev: true },
    'node_modules/a-linux-x64': {},
  };

  expect(missingOptional({ packages })).toEqual([{ name: 'a-win32-x64', version: '1.0.0', dev: true }]);
});

test('reads the platform from the name', () => {
  expect(platformEntry({ name: '@a/binding-linux-x64-musl', version: '1.0.0', dev: true })).toEqual({
    version: '1.0.0',
    cpu: ['x64'],
    dev: true,
    libc: ['musl'],
    optional: true,
    os: ['linux'],
  });
});
