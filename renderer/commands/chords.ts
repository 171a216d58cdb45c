/**
 * Shortcuts as text, `Ctrl+Shift+K`: the modifiers Ctrl (⌘ on a Mac), Alt and Shift in this order, then the key. Letters are
 * upper case; the plus sign is `Plus`. Signs that need Shift on some keyboards are written without it: `?`.
 */

interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const modifierKeys = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Dead', 'Process']);

/** The chord that was pressed; null while only modifiers are down. */
export function chordOf(press: KeyPress): string | null {
  if (modifierKeys.has(press.key)) return null;
  const key = keyName(press);
  const shifted = press.shiftKey && (key.length > 1 || /^[A-Z]$/.test(key)) && key !== 'Plus';
  return [press.ctrlKey || press.metaKey ? 'Ctrl' : null, press.altKey ? 'Alt' : null, shifted ? 'Shift' : null, key]
    .filter((part) => part !== null)
    .join('+');
}

function keyName({ key, code }: KeyPress): string {
  if (key === '+') return 'Plus';
  if (key === ' ') return 'Space';
  // On a keyboard of another script the letter is told by the place of its key.
  const letter = /^Key([A-Z])$/.exec(code);
  if (letter?.[1] !== undefined && !/^[\x20-\x7e]$/.test(key) && key.length === 1) return letter[1];
  return key.length === 1 ? key.toUpperCase() : key;
}

/** A chord of one sign without Ctrl or Alt: it would get in the way of typing, and can be switched off. */
export function isSingleKey(chord: string): boolean {
  const key = chord.replace(/^Shift\+/, '');
  return key.length === 1 || key === 'Plus' || key === 'Space';
}

/** As Electron's menus want it; null for what they cannot show. */
export function acceleratorOf(chord: string): string | null {
  const arrows: Readonly<Record<string, string>> = {
    ArrowUp: 'Up',
    ArrowDown: 'Down',
    ArrowLeft: 'Left',
    ArrowRight: 'Right',
  };
  const parts = chord.split('+').map((part) => (part === 'Ctrl' ? 'CommandOrControl' : (arrows[part] ?? part)));
  return parts.every((part) => /^[\x21-\x7e]+$/.test(part)) ? parts.join('+') : null;
}

const capNames: Readonly<Record<string, string>> = {
  Shift: '⇧',
  Plus: '+',
  '-': '−',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** The caps of the keys, in order, as the platform writes them: “Ctrl”, “⇧”, “S”. */
export function capsOf(chord: string, mac: boolean): readonly string[] {
  return chord.split('+').map((key) => {
    if (mac && key === 'Ctrl') return '⌘';
    if (mac && key === 'Alt') return '⌥';
    return capNames[key] ?? key;
  });
}
