import type { ListedCommand } from './commands.tsx';

/** Commands whose words begin with all that was typed, in any order; what can be done now comes first. */
export function searchCommands(commands: readonly ListedCommand[], sought: string): readonly ListedCommand[] {
  const wanted = wordsOf(sought);
  const found = commands.filter(({ title }) => {
    const words = wordsOf(title);
    return wanted.every((want) => words.some((word) => word.startsWith(want)));
  });
  return [...found.filter(({ disabled }) => disabled === null), ...found.filter(({ disabled }) => disabled !== null)];
}

function wordsOf(phrase: string): readonly string[] {
  return phrase.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
