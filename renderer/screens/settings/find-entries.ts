import { text, textOr } from '../../text/text.ts';

/** Settings by any of their words: name, explanation or group. */
export function findEntries<Entry extends { readonly name: string; readonly group: string }>(
  entries: readonly Entry[],
  sought: string,
): readonly Entry[] {
  const wanted = sought.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    const words = wordsOf(entry).toLowerCase();
    return wanted.every((word) => words.includes(word));
  });
}

function wordsOf({ name, group }: { readonly name: string; readonly group: string }): string {
  return [
    textOr(`settings.group.${group}`, group),
    textOr(`settings.${name}`, name),
    textOr(`settings.${name}.help`, ''),
    ...(name === 'shortcuts' ? [text('shortcuts.title')] : []),
  ].join(' ');
}
