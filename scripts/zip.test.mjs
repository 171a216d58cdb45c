import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeZip } from '../test/fixtures/make-zip.ts';
import { readZip } from './zip.mjs';

const folder = mkdtempSync(join(tmpdir(), 'twelvefold-zip-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function unpack(bytes, wanted = () => true) {
  const file = join(folder, 'archive.zip');
  writeFileSync(file, bytes);
  const found = [];
  readZip(file, wanted, ({ name, mode, bytes: content }) => found.push([name, mode & 0o777, content.toString()]));
  return found;
}

test('reads stored and deflated entries with their permissions', () => {
  const archive = makeZip([
    { name: 'a/run', content: 'program', stored: true, mode: 0o755 },
    { name: 'b.txt', content: 'text '.repeat(1000) },
  ]);

  expect(unpack(archive)).toEqual([
    ['a/run', 0o755, 'program'],
    ['b.txt', 0o644, 'text '.repeat(1000)],
  ]);
});

test('takes only what is wanted', () => {
  const archive = makeZip([
    { name: 'a', content: '1' },
    { name: 'b', content: '2' },
  ]);

  expect(unpack(archive, (name) => name === 'b')).toEqual([['b', 0o644, '2']]);
});

test('finds the directory before a comment', () => {
  expect(unpack(makeZip([{ name: 'a', content: '1' }], 'a comment at the end'))).toHaveLength(1);
});

test('refuses an entry whose bytes are damaged', () => {
  expect(() => unpack(makeZip([{ name: 'a', content: '1', damaged: true }]))).toThrow('a is damaged');
});

test('refuses an archive that is cut off', () => {
  expect(() => unpack(makeZip([{ name: 'a', content: '1' }]).subarray(0, 40))).toThrow('its end is missing');
});
