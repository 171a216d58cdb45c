import { expect, test } from 'vitest';
import { setFuses } from './fuses.mjs';

const marker = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const binary = (fuses) => Buffer.from(`code${marker}\x01${String.fromCharCode(fuses.length)}${fuses}code`, 'latin1');

test('sets the named switches and leaves the others', () => {
  const bytes = binary('10000010');

  setFuses(bytes, { nodeCliInspect: true, browserProcessSnapshot: false });

  expect(bytes).toEqual(binary('10010000'));
});

test('refuses a binary without switches', () => {
  expect(() => setFuses(Buffer.from('code'), { nodeCliInspect: true })).toThrow('no fuses');
});

test('refuses a switch that this Electron does not have yet', () => {
  expect(() => setFuses(binary('1000'), { browserProcessSnapshot: false })).toThrow('no fuse browserProcessSnapshot');
});
