/** The same export on the command line, as a person would type it. */
import type { Container, ExportWish } from './write-export.ts';

export function exportCommand(
  wish: ExportWish,
  place: {
    readonly inputPath: string;
    readonly target: string | null;
    readonly output: string;
    readonly container: Container;
    readonly overwrite: boolean;
  },
): string {
  const { selection, split, format, names, columns } = wish;
  const option = (name: string, value: string | null) => (value === null ? [] : [name, shellWord(value)]);
  const lists = (name: string, values: readonly string[]) => values.flatMap((value) => option(name, value));
  const again = split.kind === 'again' ? split : null;
  const shares = again === null ? null : `train=${again.rule.train},val=${again.rule.val},test=${again.rule.test}`;
  return [
    ...['twelvefold convert', shellWord(place.inputPath), '--to', format, '--output', shellWord(place.output)],
    ...option('--split', shares ?? split.kind),
    ...(again === null ? [] : ['--families', again.families, '--seed', String(again.seed)]),
    ...(again !== null && !again.rule.stratify ? ['--no-stratify'] : []),
    ...option('--target', place.target),
    ...lists('--origin', selection.origins),
    ...lists('--class', selection.classes),
    ...lists('--part', selection.parts),
    ...option('--names', names),
    ...(columns.isSynthetic ? ['--add-column', 'is_synthetic'] : []),
    ...(columns.group ? ['--add-column', 'group'] : []),
    ...(place.container === 'folder' ? [] : ['--archive', place.container]),
    ...(place.overwrite ? ['--overwrite'] : []),
  ].join(' ');
}

function shellWord(text: string): string {
  return /^[\w./=,:@+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
