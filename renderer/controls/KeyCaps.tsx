import styles from './KeyCaps.module.css';

/** A shortcut as the platform writes it: `Ctrl+Shift+S` becomes “Ctrl ⇧ S”, on a Mac “⌘ ⇧ S”. */
export function KeyCaps({ keys, onAccent = false }: { readonly keys: string; readonly onAccent?: boolean }) {
  const mac = navigator.platform.startsWith('Mac');
  const shown = keys.split('+').map((key) => (key === 'Ctrl' && mac ? '⌘' : key === 'Shift' ? '⇧' : key));
  return <kbd className={onAccent ? styles.onAccent : styles.caps}>{shown.join(' ')}</kbd>;
}
