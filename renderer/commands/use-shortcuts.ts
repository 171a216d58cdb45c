import { useEffect } from 'react';
import { chordOf, isSingleKey } from './chords.ts';
import { type CommandId, definitionOf } from './command-table.ts';
import type { CommandRegistry } from './registry.ts';

/** The one listener for the keys of all commands. */
export function useShortcuts(registry: CommandRegistry): void {
  useEffect(() => {
    const held = new Map<string, CommandId>();
    const onDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const chord = chordOf(event);
      if (chord === null || underForeignDialog(registry)) return;
      const id = registry.commandsOf(chord).find((command) => mayAct(command, chord, event));
      if (id === undefined) return;
      const handler = registry.handlerOf(id);
      if (handler === null) return;
      // Whether it can be done or not: the key is taken, and means nothing else.
      event.preventDefault();
      if (event.repeat && handler.release !== undefined) return;
      if (registry.run(id) && handler.release !== undefined) held.set(event.code, id);
    };
    const onUp = (event: KeyboardEvent): void => {
      const id = held.get(event.code);
      held.delete(event.code);
      if (id !== undefined) registry.handlerOf(id)?.release?.();
    };
    const letGo = (): void => {
      for (const id of held.values()) registry.handlerOf(id)?.release?.();
      held.clear();
    };
    window.addEventListener('keydown', onDown);
    window.addEventListener('keyup', onUp);
    window.addEventListener('blur', letGo);
    return () => {
      window.removeEventListener('keydown', onDown);
      window.removeEventListener('keyup', onUp);
      window.removeEventListener('blur', letGo);
    };
  }, [registry]);
}

/** A dialog that is no layer of its own (the palette) keeps all keys to itself. */
function underForeignDialog(registry: CommandRegistry): boolean {
  return registry.topLayer === 0 && document.querySelector('dialog[open]') !== null;
}

const textFields =
  'textarea, select, [contenteditable="true"], input:not([type="checkbox"], [type="radio"], [type="range"], [type="button"])';
/** Where a letter chooses among entries, or a sign changes a value. */
const ownKeys = `${textFields}, [role="menu"] *, [role="listbox"] *, [role="combobox"], input[type="range"], [role="slider"]`;

function mayAct(id: CommandId, chord: string, event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : document.body;
  const { within } = definitionOf(id);
  if (within !== undefined) {
    return target.closest(`[data-pane="${within}"]`) !== null && !target.matches(ownKeys);
  }
  if (isSingleKey(chord)) return !target.matches(ownKeys) && (id === 'help.shortcuts' || takesSingleKeys(target));
  // A field with text that is not taken yet has an undo of its own.
  if (id === 'edit.undo' || id === 'edit.redo') return !keepsOwnUndo(target);
  return true;
}

/** Single keys act where a person looks at samples or steps, on the way there, and where the focus is nowhere in particular. */
function takesSingleKeys(target: Element): boolean {
  if (target === document.body) return true;
  const pane = target.closest('[data-pane]');
  return pane !== null && ['main', 'steps', 'screen', 'places'].includes(pane.getAttribute('data-pane') ?? '');
}

function keepsOwnUndo(target: Element): boolean {
  return target.matches(textFields) && target.getAttribute('data-typing') !== 'false';
}
