import { capsOf } from '../commands/chords.ts';
import styles from './KeyCaps.module.css';

interface KeyCapsProps {
  readonly keys: string;
  readonly onAccent?: boolean;
  /** The shortcut is switched off. */
  readonly struck?: boolean;
}

/** A shortcut as the platform writes it: `Ctrl+Shift+S` becomes “Ctrl ⇧ S”, on a Mac “⌘ ⇧ S”. */
export function KeyCaps({ keys, onAccent = false, struck = false }: KeyCapsProps) {
  const shown = capsOf(keys, navigator.platform.startsWith('Mac')).join(' ');
  return <kbd className={onAccent ? styles.onAccent : styles.caps}>{struck ? <s>{shown}</s> : shown}</kbd>;
}
