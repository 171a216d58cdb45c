import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { readZip } from './zip.mjs';

const folder = mkdtempSync(join(tmpdir(), 'twelvefold-zip-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A zip as `zip` would write it, made by hand so that the reader is not checked against itself. */
function zipOf(entries, comment = '') {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const { name, text, stored = false, mode = 0o644, damage = false } of entries) {
    const content = Buffer.from(text);
    const packed = stored ? content : deflateRawSync(content);
    const crc = crc32(content) ^ (damage ? 1 : 0);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(stored ? 0 : 8, 4);
    fields.writeUInt32LE(crc >>> 0, 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(content.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    fields.writeUInt16LE(4, 24);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), Buffer.from('xtra'), packed]);
    const central = Buffer.alloc(46);
    central.write('PK\x01\x02', 'latin1');
    fields.copy(central, 6);
    central.writeUInt16LE(0, 30);
    central.writeUInt32LE((0o100000 | mode) * 65536, 38);
    central.writeUInt32LE(offset, 42);
    parts.push(local);
    directory.push(central, Buffer.from(name));
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...parts, central, end, Buffer.from(comment)]);
}

function unpack(bytes, wanted = () => true) {
  const file = join(folder, 'archive.zip');
  writeFileSync(file, bytes);
  const found = [];
  readZip(file, wanted, ({ name, mode, bytes: content }) => found.push([name, mode & 0o777, content.toString()]));
  return found;
}

test('reads stored and deflated entries with their permissions', () => {
  const archive = zipOf([
    { name: 'a/run', text: 'program', stored: true, mode: 0o755 },
    { name: 'b.txt', text: 'text '.repeat(1000) },
  ]);

  expect(unpack(archive)).toEqual([
    ['a/run', 0o755, 'program'],
    ['b.txt', 0o644, 'text '.repeat(1000)],
  ]);
});

test('takes only what is wanted', () => {
  const archive = zipOf([
    { name: 'a', text: '1' },
    { name: 'b', text: '2' },
  ]);

  expect(unpack(archive, (name) => name === 'b')).toEqual([['b', 0o644, '2']]);
});

test('finds the directory before a comment', () => {
  expect(unpack(zipOf([{ name: 'a', text: '1' }], 'a comment at the end'))).toHaveLength(1);
});

test('refuses an entry whose bytes are damaged', () => {
  expect(() => unpack(zipOf([{ name: 'a', text: '1', damage: true }]))).toThrow('a is damaged');
});

test('refuses an archive that is cut off', () => {
  expect(() => unpack(zipOf([{ name: 'a', text: '1' }]).subarray(0, 40))).toThrow('its end is missing');
});
