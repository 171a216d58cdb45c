import { parseMarkdown } from './markdown.ts';

/** The pages of `docs/help`, which are part of the bundle: help needs no network. */

const sources = import.meta.glob<string>('../../docs/help/*.md', { query: '?raw', import: 'default', eager: true });

/** In the order in which they are listed. */
export const helpPages = [
  'tour',
  'pictures',
  'tables',
  'browse',
  'runs',
  'files',
  'keyboard',
  'command-line',
  'privacy',
  'release-notes',
  'licenses',
] as const;
export type HelpPage = (typeof helpPages)[number];

export function isHelpPage(name: string): name is HelpPage {
  return (helpPages as readonly string[]).includes(name);
}

export function helpSource(page: HelpPage): string {
  const source = sources[`../../docs/help/${page}.md`];
  if (source === undefined) throw new Error(`docs/help/${page}.md is not in the bundle`);
  return source;
}

/** The first heading. */
export function helpTitle(page: HelpPage): string {
  const first = parseMarkdown(helpSource(page))[0];
  return first?.kind === 'heading' ? first.inlines.map(({ text }) => text).join('') : page;
}
