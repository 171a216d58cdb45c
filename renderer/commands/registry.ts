import { isSingleKey } from './chords.ts';
import { type CommandId, commandTable, definitionOf } from './command-table.ts';

/** Who does a command now: what is on the screen registers here, and the one that came last is asked. */

export interface CommandHandler {
  readonly run: () => void;
  /** The reason why it cannot be done now, in a sentence; null when it can. */
  readonly disabled?: string | null;
  /** For a key that acts as long as it is held. */
  readonly release?: () => void;
}
export type CommandHandlers = Readonly<Partial<Record<CommandId, (() => void) | CommandHandler | null>>>;

/** What a person set about shortcuts: other keys for a command, and whether single keys act at all. */
export interface KeySettings {
  readonly shortcuts: Readonly<Record<string, readonly string[]>>;
  readonly singleKeys: boolean;
}

interface Entry {
  readonly layer: number;
  readonly fallback: boolean;
  /** Asked at every use: what a component does changes with each of its renders. */
  readonly handlers: () => CommandHandlers;
}

/** A layer is the window itself (0) or a dialog over it: only the commands of the topmost act. */
export class CommandRegistry {
  #entries: readonly Entry[] = [];
  #layers: readonly number[] = [];
  #listeners = new Set<() => void>();
  #keys: KeySettings = { shortcuts: {}, singleKeys: true };
  /** Counts changes: what subscribes reads it to know that there was one. */
  version = 0;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  changed(): void {
    this.version++;
    for (const listener of this.#listeners) listener();
  }

  register(entry: Entry): () => void {
    this.#entries = [...this.#entries, entry];
    this.changed();
    return () => {
      this.#entries = this.#entries.filter((other) => other !== entry);
      this.changed();
    };
  }

  openLayer(layer: number): () => void {
    this.#layers = [...this.#layers, layer];
    this.changed();
    return () => {
      this.#layers = this.#layers.filter((other) => other !== layer);
      this.changed();
    };
  }

  get topLayer(): number {
    return Math.max(0, ...this.#layers);
  }

  get keySettings(): KeySettings {
    return this.#keys;
  }

  set keySettings(keys: KeySettings) {
    this.#keys = keys;
    this.changed();
  }

  /** The chords of a command, the shown one first: a person's own, else those of the table. */
  keysOf(id: CommandId): readonly string[] {
    return this.#keys.shortcuts[id] ?? definitionOf(id).keys;
  }

  handlerOf(id: CommandId, layer = this.topLayer): CommandHandler | null {
    let found: CommandHandler | null = null;
    let foundFallback = true;
    for (const entry of this.#entries) {
      if (entry.layer !== layer || (entry.fallback && !foundFallback)) continue;
      const handler = entry.handlers()[id];
      if (handler === undefined || handler === null) continue;
      found = typeof handler === 'function' ? { run: handler } : handler;
      foundFallback = entry.fallback;
    }
    return found;
  }

  /** @returns whether there was something to do */
  run(id: CommandId, layer = this.topLayer): boolean {
    const handler = this.handlerOf(id, layer);
    if (handler === null || (handler.disabled ?? null) !== null) return false;
    handler.run();
    return true;
  }

  /** The commands of a chord, those that need a pane to have the focus first. */
  commandsOf(chord: string): readonly CommandId[] {
    if (!this.#keys.singleKeys && isSingleKey(chord)) return [];
    const found = [...commandTable.keys()].filter((id) => this.keysOf(id).includes(chord));
    return found.sort(
      (a, b) => Number(definitionOf(a).within === undefined) - Number(definitionOf(b).within === undefined),
    );
  }
}
