import { useEffect, useRef } from 'react';

export interface RecipeKeys {
  readonly add: () => void;
  readonly reroll: () => void;
  readonly back: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly run: () => void;
  /** Held down or let go. */
  readonly originals: (show: boolean) => void;
}

/** The shortcuts of the recipe. Single letters mean nothing while something is typed or a dialog is open. */
export function useRecipeKeys(keys: RecipeKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onDown = (event: KeyboardEvent): void => {
      if (document.querySelector('dialog[open]') !== null) return;
      const act = actionOf(event);
      if (act === null) return;
      event.preventDefault();
      act(latest.current);
    };
    const onUp = (event: KeyboardEvent): void => {
      if (event.key === '\\') latest.current.originals(false);
    };
    window.addEventListener('keydown', onDown);
    window.addEventListener('keyup', onUp);
    return () => {
      window.removeEventListener('keydown', onDown);
      window.removeEventListener('keyup', onUp);
    };
  }, []);
}

function actionOf(event: KeyboardEvent): ((keys: RecipeKeys) => void) | null {
  const target = event.target as HTMLElement;
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) {
    if (key === 'enter') return ({ run }) => run();
    // A field with text that is not taken yet has an undo of its own.
    if (target.dataset.typing === 'true') return null;
    if (key === 'z') return event.shiftKey ? ({ redo }) => redo() : ({ undo }) => undo();
    return key === 'y' ? ({ redo }) => redo() : null;
  }
  if (event.altKey || target.matches('input:not([type="range"]), select, textarea, [role="menu"] *')) return null;
  if (key === '/') return ({ add }) => add();
  if (key === 'r') return event.shiftKey ? ({ back }) => back() : ({ reroll }) => reroll();
  return key === '\\' && !event.repeat ? ({ originals }) => originals(true) : null;
}
