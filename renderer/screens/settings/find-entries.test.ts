import { expect, test } from 'vitest';
import { findEntries } from './find-entries.ts';

const entries = [
  { name: 'theme', group: 'appearance' },
  { name: 'workers', group: 'performance' },
];

test('a setting is found by words of its name, its explanation and its group', () => {
  expect(findEntries(entries, 'thread').map(({ name }) => name)).toEqual(['workers']);
  expect(findEntries(entries, 'appearance theme').map(({ name }) => name)).toEqual(['theme']);
  expect(findEntries(entries, ' ')).toHaveLength(2);
  expect(findEntries(entries, 'nothing like it')).toEqual([]);
});
