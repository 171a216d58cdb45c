import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import styles from './Catalogue.module.css';
import { Dialog } from './Dialog.tsx';
import field from './Field.module.css';

export interface CatalogueEntry {
  /** The name in a recipe. */
  readonly name: string;
  /** The name in words. */
  readonly title: string;
  /** In words; entries of a group stand together. */
  readonly group: string;
  readonly summary: string;
  /** Further lines, such as when to use it. */
  readonly details?: readonly string[];
  /** Why it cannot be chosen; null where it can. */
  readonly refused?: string | null;
  /** What will be done so that it can be chosen. */
  readonly note?: string | null;
}

interface CatalogueProps {
  readonly title: string;
  readonly searchLabel: string;
  readonly listLabel: string;
  readonly noMatch: (sought: string) => string;
  readonly entries: readonly CatalogueEntry[];
  readonly onChoose: (name: string) => void;
  readonly onClose: () => void;
}

/** A catalogue of steps: type a few letters, Enter takes the one that is marked. */
export function Catalogue({ title, searchLabel, listLabel, noMatch, entries, onChoose, onClose }: CatalogueProps) {
  const [sought, setSought] = useState('');
  const [marked, setMarked] = useState(0);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  // The dialog itself gives the focus to its first button.
  useEffect(() => input.current?.focus(), []);
  const found = search(entries, sought);
  const current = Math.min(marked, found.length - 1);
  const choose = (entry: CatalogueEntry | undefined): void => {
    if (entry !== undefined && (entry.refused ?? null) === null) onChoose(entry.name);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      const next = (current + step + found.length) % Math.max(1, found.length);
      setMarked(next);
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      choose(found[current]);
    }
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <input
        className={field.input}
        role="combobox"
        aria-label={searchLabel}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={found.length === 0 ? undefined : `${id}-${current}`}
        placeholder={searchLabel}
        value={sought}
        ref={input}
        onChange={(event) => {
          setSought(event.target.value);
          setMarked(0);
        }}
        onKeyDown={onKeyDown}
      />
      {found.length === 0 && <p className={styles.none}>{noMatch(sought)}</p>}
      <div id={`${id}-list`} className={styles.list} role="listbox" aria-label={listLabel}>
        {found.map((entry, index) => (
          <div key={entry.name}>
            {entry.group !== found[index - 1]?.group && (
              <div className={styles.group} role="presentation">
                {entry.group}
              </div>
            )}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys, as a combobox does */}
            <div
              id={`${id}-${index}`}
              className={styles.option}
              role="option"
              tabIndex={-1}
              aria-selected={index === current}
              aria-disabled={(entry.refused ?? null) !== null}
              onPointerMove={() => setMarked(index)}
              onClick={() => choose(entry)}
            >
              <span className={styles.name}>{entry.title}</span>
              <span className={styles.summary}>{entry.summary}</span>
              {entry.details?.map((line) => (
                <span key={line} className={styles.summary}>
                  {line}
                </span>
              ))}
              {(entry.refused ?? entry.note ?? null) !== null && (
                <span className={styles.reason}>{entry.refused ?? entry.note}</span>
              )}
            </div>
          </div>
        ))}
      </div>
    </Dialog>
  );
}

/** Names that begin so come first, then names, then sentences that hold it; else in the order of the entries. */
function search(entries: readonly CatalogueEntry[], sought: string): readonly CatalogueEntry[] {
  const wanted = sought.trim().toLowerCase();
  const rank = ({ name, title, summary, details = [] }: CatalogueEntry): number => {
    const names = [name.toLowerCase(), title.toLowerCase()];
    if (names.some((known) => known.startsWith(wanted))) return 0;
    if (names.some((known) => known.includes(wanted))) return 1;
    return [summary, ...details].some((line) => line.toLowerCase().includes(wanted)) ? 2 : 3;
  };
  return entries
    .map((entry) => ({ entry, rank: wanted === '' ? 0 : rank(entry) }))
    .filter((found) => found.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry);
}
