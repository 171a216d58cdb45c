import { type CommandId, definitionOf } from './command-table.ts';

/**
 * The commands that share a key with another where both could act. Those of different panes do not meet, and neither do
 * those that work on different screens.
 */
export function conflictsOf(
  commands: readonly { readonly id: CommandId; readonly keys: readonly string[] }[],
): ReadonlyMap<CommandId, readonly CommandId[]> {
  const conflicts = new Map<CommandId, CommandId[]>();
  for (const a of commands) {
    const clashing = commands.filter(
      (b) => a.id !== b.id && a.keys.some((key) => b.keys.includes(key)) && meet(a.id, b.id),
    );
    if (clashing.length > 0)
      conflicts.set(
        a.id,
        clashing.map(({ id }) => id),
      );
  }
  return conflicts;
}

const screens: ReadonlySet<string> = new Set(['recipe', 'browse', 'loupe', 'zoom', 'balance']);

function meet(a: CommandId, b: CommandId): boolean {
  const [first, second] = [definitionOf(a), definitionOf(b)];
  if (first.within !== second.within) return false;
  const apart = first.needs !== second.needs && screens.has(first.needs) && screens.has(second.needs);
  return !apart || [first.needs, second.needs].every((needs) => ['loupe', 'zoom', 'browse'].includes(needs));
}
