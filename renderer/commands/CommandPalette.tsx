import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { KeyCaps } from '../controls/KeyCaps.tsx';
import { text } from '../text/text.ts';
import styles from './CommandPalette.module.css';
import type { CommandId } from './command-table.ts';
import { type ListedCommand, useCommandList } from './commands.tsx';
import { searchCommands } from './search-commands.ts';

interface CommandPaletteProps {
  readonly onClose: () => void;
  readonly onRun: (id: CommandId) => void;
}

/** Every command by its words, with its shortcut; those that cannot be done now say why. */
export function CommandPalette({ onClose, onRun }: CommandPaletteProps) {
  const [sought, setSought] = useState('');
  const [marked, setMarked] = useState(0);
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const found = searchCommands(useCommandList(), sought);
  const current = Math.min(marked, found.length - 1);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    input.current?.focus();
    return () => element?.close();
  }, []);
  const choose = ({ id: command, disabled }: ListedCommand): void => {
    if (disabled === null) onRun(command);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && found.length > 0) {
      event.preventDefault();
      const next = (current + step + found.length) % found.length;
      setMarked(next);
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
    }
    const chosen = found[current];
    if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault();
      choose(chosen);
    }
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside it closes it, and so does Escape
    <dialog
      ref={dialog}
      className={styles.palette}
      aria-label={text('palette.title')}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <input
        ref={input}
        className={styles.sought}
        role="combobox"
        aria-label={text('palette.search')}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={found.length === 0 ? undefined : `${id}-${current}`}
        placeholder={text('palette.search')}
        value={sought}
        onChange={(event) => {
          setSought(event.target.value);
          setMarked(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div className={styles.list} id={`${id}-list`} role="listbox" aria-label={text('palette.title')}>
        {found.map((command, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and the keys
          // biome-ignore lint/a11y/useFocusableInteractive: see above
          <div
            key={command.id}
            id={`${id}-${index}`}
            role="option"
            className={styles.entry}
            aria-selected={index === current}
            aria-disabled={command.disabled !== null}
            onClick={() => choose(command)}
          >
            <span className={styles.title}>{command.title}</span>
            {command.disabled !== null && <span className={styles.reason}>{command.disabled}</span>}
            {command.keys[0] !== undefined && <KeyCaps keys={command.keys[0]} />}
          </div>
        ))}
      </div>
      <p className={styles.none} role="status">
        {found.length === 0 ? text('palette.none', { sought }) : ''}
      </p>
    </dialog>
  );
}
