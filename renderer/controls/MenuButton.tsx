import { Ellipsis } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { KeyCaps } from './KeyCaps.tsx';
import styles from './MenuButton.module.css';

export interface MenuEntry {
  readonly label: string;
  readonly keys?: string;
  readonly disabled?: boolean;
  readonly onChoose: () => void;
}

/** Three dots that open a menu; arrows move in it, Escape closes it and gives the focus back. */
export function MenuButton({ label, entries }: { readonly label: string; readonly entries: readonly MenuEntry[] }) {
  const [open, setOpen] = useState(false);
  const [above, setAbove] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    box.current?.querySelector<HTMLButtonElement>('[role="menuitem"]:not(:disabled)')?.focus();
    const onDown = (event: PointerEvent): void => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    window.addEventListener('pointerdown', onDown);
    return () => window.removeEventListener('pointerdown', onDown);
  }, [open]);
  const close = (): void => {
    setOpen(false);
    opener.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Escape') close();
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const items = [...(box.current?.querySelectorAll<HTMLButtonElement>('[role="menuitem"]:not(:disabled)') ?? [])];
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    items[(at + step + items.length) % items.length]?.focus();
  };
  return (
    <div ref={box} className={styles.box}>
      <button
        ref={opener}
        type="button"
        className={styles.opener}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={(event) => {
          setAbove(event.currentTarget.getBoundingClientRect().bottom > window.innerHeight * 0.6);
          setOpen(!open);
        }}
      >
        <Ellipsis aria-hidden="true" />
      </button>
      {open && (
        <div
          className={styles.menu}
          data-above={above}
          role="menu"
          tabIndex={-1}
          aria-label={label}
          onKeyDown={onKeyDown}
        >
          {entries.map((entry) => (
            <button
              key={entry.label}
              type="button"
              role="menuitem"
              className={styles.entry}
              disabled={entry.disabled}
              onClick={() => {
                close();
                entry.onChoose();
              }}
            >
              <span>{entry.label}</span>
              {entry.keys !== undefined && <KeyCaps keys={entry.keys} />}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
