import { expect, test } from 'vitest';
import { searchCommands } from './search-commands.ts';

const listed = (title: string, disabled: string | null = null) => ({
  id: 'help.about' as const,
  title,
  keys: [],
  disabled,
});

test('finds by beginnings of words in any order, what can be done first', () => {
  const commands = [listed('Close project', 'Open a project first.'), listed('Open project…'), listed('About')];

  expect(searchCommands(commands, 'pro').map(({ title }) => title)).toEqual(['Open project…', 'Close project']);
  expect(searchCommands(commands, 'project op').map(({ title }) => title)).toEqual(['Open project…']);
  expect(searchCommands(commands, '').length).toBe(3);
});
