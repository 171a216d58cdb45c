import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { CommandOutput } from '../../../app/contract/commands.ts';
import { Dialog } from '../../controls/Dialog.tsx';
import field from '../../controls/Field.module.css';
import { text, textOr } from '../../text/text.ts';
import styles from './AddStep.module.css';
import { humanName } from './step-words.ts';

export type Operation = CommandOutput<'recipe.catalog'>['image'][number];

const groupOrder = ['geometry', 'color', 'noise-and-blur', 'occlusion', 'mixing', 'format'];

interface AddStepProps {
  readonly operations: readonly Operation[];
  readonly onChoose: (operation: Operation) => void;
  readonly onClose: () => void;
}

/** The catalogue of operations: type a few letters, Enter adds the one that is marked. */
export function AddStep({ operations, onChoose, onClose }: AddStepProps) {
  const [sought, setSought] = useState('');
  const [marked, setMarked] = useState(0);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  // The dialog itself gives the focus to its first button.
  useEffect(() => input.current?.focus(), []);
  const found = search(operations, sought);
  const current = Math.min(marked, found.length - 1);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      const next = (current + step + found.length) % Math.max(1, found.length);
      setMarked(next);
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
    }
    const chosen = found[current];
    if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault();
      onChoose(chosen);
    }
  };
  return (
    <Dialog title={text('recipe.addTitle')} onClose={onClose}>
      <input
        className={field.input}
        role="combobox"
        aria-label={text('recipe.search')}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={found.length === 0 ? undefined : `${id}-${current}`}
        placeholder={text('recipe.search')}
        value={sought}
        ref={input}
        onChange={(event) => {
          setSought(event.target.value);
          setMarked(0);
        }}
        onKeyDown={onKeyDown}
      />
      {found.length === 0 && <p className={styles.none}>{text('recipe.noMatch', { sought })}</p>}
      <div id={`${id}-list`} className={styles.list} role="listbox" aria-label={text('recipe.catalogue')}>
        {found.map((operation, index) => (
          <div key={operation.name}>
            {operation.group !== found[index - 1]?.group && (
              <div className={styles.group} role="presentation">
                {textOr(`recipe.group.${operation.group}`, humanName(operation.group))}
              </div>
            )}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys, as a combobox does */}
            <div
              id={`${id}-${index}`}
              className={styles.option}
              role="option"
              tabIndex={-1}
              aria-selected={index === current}
              onPointerMove={() => setMarked(index)}
              onClick={() => onChoose(operation)}
            >
              <span className={styles.name}>{humanName(operation.name)}</span>
              <span className={styles.summary}>{operation.summary}</span>
            </div>
          </div>
        ))}
      </div>
    </Dialog>
  );
}

/** Names that begin so come first, then names, then sentences that hold it; within a group the catalogue's order. */
function search(operations: readonly Operation[], sought: string): readonly Operation[] {
  const wanted = sought.trim().toLowerCase();
  const rank = ({ name, summary }: Operation): number => {
    const names = [name.toLowerCase(), humanName(name).toLowerCase()];
    if (names.some((known) => known.startsWith(wanted))) return 0;
    if (names.some((known) => known.includes(wanted))) return 1;
    return summary.toLowerCase().includes(wanted) ? 2 : 3;
  };
  const group = ({ group: name }: Operation): number => groupOrder.indexOf(name);
  return operations
    .map((operation) => ({ operation, rank: wanted === '' ? 0 : rank(operation) }))
    .filter((entry) => entry.rank < 3)
    .sort((a, b) => a.rank - b.rank || group(a.operation) - group(b.operation))
    .map(({ operation }) => operation);
}
