import { expect, test } from 'vitest';
import { acceleratorOf, capsOf, chordOf, isSingleKey } from './chords.ts';
import { commandTable } from './command-table.ts';

const none = { code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

test.each([
  [{ key: 'k', ctrlKey: true }, 'Ctrl+K'],
  [{ key: 'Z', ctrlKey: true, shiftKey: true }, 'Ctrl+Shift+Z'],
  [{ key: 'z', metaKey: true }, 'Ctrl+Z'],
  [{ key: 'R', shiftKey: true }, 'Shift+R'],
  [{ key: 'ArrowUp', altKey: true }, 'Alt+ArrowUp'],
  [{ key: 'F6', shiftKey: true }, 'Shift+F6'],
  [{ key: '?', shiftKey: true }, '?'],
  [{ key: '+', ctrlKey: true, shiftKey: true }, 'Ctrl+Plus'],
  [{ key: '+' }, 'Plus'],
  [{ key: 'к', code: 'KeyR' }, 'R'],
  [{ key: 'Shift', shiftKey: true }, null],
])('%j is the chord %s', (press, chord) => {
  expect(chordOf({ ...none, ...press })).toBe(chord);
});

test('single keys are those that could be typed', () => {
  expect(['R', 'Shift+R', '\\', 'Plus', '?'].map(isSingleKey)).toEqual([true, true, true, true, true]);
  expect(['Ctrl+R', 'F6', 'Alt+ArrowUp', 'Delete'].map(isSingleKey)).toEqual([false, false, false, false]);
});

test('chords are written as the platform has them and as menus want them', () => {
  expect(capsOf('Ctrl+Shift+Z', false)).toEqual(['Ctrl', '⇧', 'Z']);
  expect(capsOf('Ctrl+Plus', true)).toEqual(['⌘', '+']);
  expect(acceleratorOf('Ctrl+Alt+ArrowUp')).toBe('CommandOrControl+Alt+Up');
});

test('no two commands share a shortcut, except where the pane that has the focus tells them apart', () => {
  const taken = new Map<string, string>();
  const doubled: string[] = [];
  for (const [id, { keys, within }] of commandTable) {
    for (const chord of keys) {
      const key = `${within ?? ''} ${chord}`;
      if (taken.has(key)) doubled.push(`${chord}: ${taken.get(key)} and ${id}`);
      taken.set(key, id);
    }
  }
  expect(doubled).toEqual([]);
});
