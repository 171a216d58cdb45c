import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react';
import { text } from '../text/text.ts';
import { type CommandId, commandTable, definitionOf } from './command-table.ts';
import { type CommandHandlers, CommandRegistry } from './registry.ts';
import { useShortcuts } from './use-shortcuts.ts';

/** Commands in React: a screen gives what it can do with `useCommands`, menus and palette read `useCommandList`. */

const RegistryContext = createContext<CommandRegistry | null>(null);
const LayerContext = createContext(0);

export function useRegistry(): CommandRegistry {
  const registry = useContext(RegistryContext);
  if (registry === null) throw new Error('commands outside CommandProvider');
  return registry;
}

export function CommandProvider({ children }: { readonly children: ReactNode }) {
  const registry = useMemo(() => new CommandRegistry(), []);
  useShortcuts(registry);
  return <RegistryContext value={registry}>{children}</RegistryContext>;
}

/**
 * Does these commands while the component is on the screen. A handler is a function, or one with the reason why it cannot be
 * done now; null and undefined leave the command to others. `fallback` ones give way to those of a screen.
 */
export function useCommands(handlers: CommandHandlers, { fallback = false } = {}): void {
  const registry = useRegistry();
  const layer = useContext(LayerContext);
  const latest = useRef(handlers);
  latest.current = handlers;
  useEffect(() => registry.register({ layer, fallback, handlers: () => latest.current }), [registry, layer, fallback]);
  const shape = JSON.stringify(
    Object.entries(handlers).map(([id, handler]) => [
      id,
      typeof handler === 'object' && handler !== null ? (handler.disabled ?? true) : handler != null,
    ]),
  );
  const known = useRef(shape);
  useEffect(() => {
    if (known.current === shape) return;
    known.current = shape;
    registry.changed();
  }, [registry, shape]);
}

/** What a dialog puts around itself: while it is open, only the commands inside it act. */
export function CommandLayer({ children }: { readonly children: ReactNode }) {
  const registry = useRegistry();
  const layer = useContext(LayerContext) + 1;
  useLayoutEffect(() => registry.openLayer(layer), [registry, layer]);
  return <LayerContext value={layer}>{children}</LayerContext>;
}

/** A command as it is shown: why it cannot be done now, or null. */
export interface ListedCommand {
  readonly id: CommandId;
  readonly title: string;
  readonly keys: readonly string[];
  readonly disabled: string | null;
}

/** All commands, each with its shortcut and whether it can be done in the layer of the caller. */
export function useCommandList(): readonly ListedCommand[] {
  const registry = useRegistry();
  const layer = useContext(LayerContext);
  const version = useSyncExternalStore(registry.subscribe, () => registry.version);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for what the registry holds
  return useMemo(() => [...commandTable.keys()].map((id) => listed(registry, id, layer)), [registry, layer, version]);
}

function listed(registry: CommandRegistry, id: CommandId, layer: number): ListedCommand {
  const handler = registry.handlerOf(id, layer);
  const { needs } = definitionOf(id);
  const disabled = handler === null ? text(`command.needs.${needs}`) : (handler.disabled ?? null);
  return { id, title: titleOf(id), keys: registry.keysOf(id), disabled };
}

export function titleOf(id: CommandId): string {
  return text(`command.${id}`);
}

/** The shortcut of a command as it is now, for key caps in buttons; null when it has none. */
export function useShortcutOf(id: CommandId): string | null {
  const registry = useRegistry();
  return useSyncExternalStore(registry.subscribe, () => registry.keysOf(id)[0] ?? null);
}
