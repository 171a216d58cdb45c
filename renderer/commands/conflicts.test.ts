import { expect, test } from 'vitest';
import { commandTable } from './command-table.ts';
import { conflictsOf } from './conflicts.ts';

const listed = [...commandTable].map(([id, { keys }]) => ({ id, keys }));
const withKeys = (wanted: string, keys: readonly string[]) =>
  listed.map((command) => (command.id === wanted ? { ...command, keys } : command));

test('the standard keys have no conflicts', () => {
  expect(conflictsOf(listed).size).toBe(0);
});

test('a key given to two commands that can both act is told for both', () => {
  const conflicts = conflictsOf(withKeys('recipe.reroll', ['Ctrl+K']));

  expect(conflicts.get('recipe.reroll')).toEqual(['view.palette']);
  expect(conflicts.get('view.palette')).toEqual(['recipe.reroll']);
});

test('commands of different screens may share a key', () => {
  expect(conflictsOf(withKeys('recipe.reroll', ['G'])).size).toBe(0);
});
