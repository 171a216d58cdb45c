import { expect, test } from 'vitest';
import { settingsSchema, soundSettings, standardSettings } from './settings.ts';

test('the standard settings are sound ones', () => {
  expect(settingsSchema.parse(standardSettings)).toEqual(standardSettings);
});

test('one value that is not sound costs no other', () => {
  const stored = { theme: 'dark', textSize: 7, workers: 'many', singleKeys: false, unknown: 1 };

  expect(soundSettings(stored)).toEqual({ ...standardSettings, theme: 'dark', singleKeys: false });
});

test.each([[null], ['text'], [[]]])('a file with %j gives the standard settings', (stored) => {
  expect(soundSettings(stored)).toEqual(standardSettings);
});
