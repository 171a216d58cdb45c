import { GripVertical, Plus } from 'lucide-react';
import { type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { DraftState } from '../../../app/contract/recipe-draft.ts';
import { useCommands } from '../../commands/commands.tsx';
import { Button } from '../../controls/Button.tsx';
import { KeyCaps } from '../../controls/KeyCaps.tsx';
import { MenuButton, type MenuEntry } from '../../controls/MenuButton.tsx';
import { Switch } from '../../controls/Switch.tsx';
import { text } from '../../text/text.ts';
import { insertSteps, moveStep, removeStep, switchStep } from './draft-edits.ts';
import styles from './StepList.module.css';
import { shareWords, stepName, stepSummary } from './step-words.ts';

interface StepListProps {
  readonly state: DraftState;
  readonly selected: number;
  /** What is said where there is no step. */
  readonly empty: string;
  readonly onSelect: (index: number) => void;
  readonly onEdit: (state: DraftState) => void;
  readonly onAdd: () => void;
  readonly onCopy: (index: number) => void;
  /** What the clipboard holds shall become steps before this place. */
  readonly onPaste: (place: number) => void;
}

/** The steps in order. They move by dragging, by Alt and arrows, and from the menu. */
export function StepList({ state, selected, empty, onSelect, onEdit, onAdd, onCopy, onPaste }: StepListProps) {
  const list = useRef<HTMLOListElement>(null);
  const [focusAt, setFocusAt] = useState<number | null>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  // Moving an element takes its focus away; it goes with the step.
  useEffect(() => {
    if (focusAt === null) return;
    list.current?.querySelectorAll<HTMLButtonElement>('[data-step]')[focusAt]?.focus();
    setFocusAt(null);
  }, [focusAt]);

  const move = (from: number, to: number): void => {
    const next = moveStep(state, from, to);
    if (next === state) return;
    onEdit(next);
    onSelect(to);
    setFocusAt(to);
  };
  const remove = (at: number): void => {
    onEdit(removeStep(state, at));
    onSelect(Math.max(0, Math.min(at, state.steps.length - 2)));
    setFocusAt(Math.min(at, state.steps.length - 2));
  };
  const duplicate = (at: number): void => {
    onEdit(insertSteps(state, at + 1, [state.steps[at]?.step]));
    onSelect(at + 1);
  };
  const onKeyDown =
    (at: number) =>
    (event: KeyboardEvent): void => {
      const step = event.altKey ? 0 : event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
      if (step === 0) return;
      event.preventDefault();
      const last = state.steps.length - 1;
      const to = Math.min(last, Math.max(0, at + step));
      onSelect(to);
      setFocusAt(to);
    };
  /** The step that has the focus, or the selected one. */
  const current = (): number => {
    const steps: (Element | null)[] = [...(list.current?.querySelectorAll('[data-step]') ?? [])];
    const focused = steps.indexOf(document.activeElement);
    return focused === -1 ? selected : focused;
  };
  const unmet = state.steps.length > 0 ? null : text('command.needs.step');
  const needsStep = (act: () => void) => ({ run: act, disabled: unmet });
  useCommands({
    'recipe.moveUp': needsStep(() => move(current(), current() - 1)),
    'recipe.moveDown': needsStep(() => move(current(), current() + 1)),
    'recipe.copySteps': needsStep(() => onCopy(current())),
    'recipe.pasteSteps': () => onPaste(current() + 1),
    'recipe.deleteStep': needsStep(() => remove(current())),
  });
  const menu = (at: number): readonly MenuEntry[] => [
    { label: text('recipe.menu.up'), keys: 'Alt+↑', disabled: at === 0, onChoose: () => move(at, at - 1) },
    {
      ...{ label: text('recipe.menu.down'), keys: 'Alt+↓', disabled: at === state.steps.length - 1 },
      onChoose: () => move(at, at + 1),
    },
    { label: text('recipe.menu.duplicate'), onChoose: () => duplicate(at) },
    { label: text('recipe.menu.copy'), keys: 'Ctrl+C', onChoose: () => onCopy(at) },
    { label: text('recipe.menu.paste'), keys: 'Ctrl+V', onChoose: () => onPaste(at + 1) },
    { label: text('recipe.menu.delete'), keys: 'Delete', onChoose: () => remove(at) },
  ];
  const onDrop =
    (to: number) =>
    (event: DragEvent): void => {
      event.preventDefault();
      if (dragged !== null) move(dragged, to);
      setDragged(null);
    };
  return (
    <section className={styles.pane} data-pane="steps" aria-label={text('recipe.steps')}>
      <header className={styles.head}>
        <h2>{text('recipe.steps')}</h2>
        <Button look="link" icon={<Plus aria-hidden="true" />} onClick={onAdd}>
          {text('recipe.add')} <KeyCaps keys="/" />
        </Button>
      </header>
      {state.steps.length === 0 && <p className={styles.none}>{empty}</p>}
      <ol ref={list} className={styles.list}>
        {state.steps.map((draft, at) => (
          <li
            key={draft.key}
            className={styles.row}
            data-selected={at === selected}
            data-off={draft.offShare !== null}
            data-dragged={at === dragged}
            draggable
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move';
              event.dataTransfer.setData('application/x-twelvefold-step', String(at));
              setDragged(at);
            }}
            onDragOver={(event) => dragged !== null && event.preventDefault()}
            onDragEnd={() => setDragged(null)}
            onDrop={onDrop(at)}
          >
            <GripVertical className={styles.grip} aria-hidden="true" />
            <button
              type="button"
              data-step={draft.key}
              className={styles.step}
              aria-pressed={at === selected}
              onClick={() => onSelect(at)}
              onKeyDown={onKeyDown(at)}
            >
              <span className={styles.name}>{stepName(draft.step)}</span>
              <span className={styles.summary}>{stepSummary(draft.step)}</span>
            </button>
            <span className={styles.side}>
              <span className={styles.tools}>
                <MenuButton label={text('recipe.menu', { step: stepName(draft.step) })} entries={menu(at)} />
                <Switch
                  label={text('recipe.switch', { step: stepName(draft.step) })}
                  on={draft.offShare === null}
                  onChange={(on) => onEdit(switchStep(state, at, on))}
                />
              </span>
              <span className={styles.share}>{shareWords(draft)}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
