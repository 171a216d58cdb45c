/** The part of Markdown that our own pages use: headings, paragraphs, lists, tables, code, and in lines bold, code and links. */

export type Inline =
  | { readonly kind: 'text' | 'bold' | 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly target: string };

export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly inlines: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly Inline[])[])[] }
  | { readonly kind: 'code'; readonly text: string };

export function parseMarkdown(source: string): readonly Block[] {
  const lines = source.replace(/\r\n/g, '\n').split('\n');
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    const [block, next] = blockAt(lines, at);
    if (block !== null) blocks.push(block);
    at = next;
  }
  return blocks;
}

const listItem = /^(?:[-*]|\d+\.)\s+/;

/** The block that begins at a line, null for an empty line, and the line after it. */
function blockAt(lines: readonly string[], at: number): readonly [Block | null, number] {
  const line = lines[at] ?? '';
  if (line.trim() === '') return [null, at + 1];
  const heading = /^(#{1,4})\s+(.*)$/.exec(line);
  if (heading?.[1] !== undefined) {
    return [{ kind: 'heading', level: heading[1].length, inlines: inlinesOf(heading[2] ?? '') }, at + 1];
  }
  if (line.startsWith('```')) {
    const end = endOf(lines, at + 1, (next) => next.startsWith('```'));
    return [{ kind: 'code', text: lines.slice(at + 1, end).join('\n') }, end + 1];
  }
  if (line.startsWith('|')) {
    const end = endOf(lines, at, (next) => !next.startsWith('|'));
    const rows = lines.slice(at, end).filter((row) => !/^\|[\s:|-]+\|$/.test(row));
    return [{ kind: 'table', rows: rows.map(cellsOf) }, end];
  }
  const end = endOf(lines, at + 1, (next) => next.trim() === '' || /^(#{1,4}\s|```|\|)/.test(next));
  if (listItem.test(line)) {
    return [{ kind: 'list', ordered: /^\d/.test(line), items: itemsOf(lines.slice(at, end)) }, end];
  }
  return [{ kind: 'paragraph', inlines: inlinesOf(lines.slice(at, end).join(' ')) }, end];
}

function endOf(lines: readonly string[], from: number, ends: (line: string) => boolean): number {
  for (let at = from; at < lines.length; at++) if (ends(lines[at] ?? '')) return at;
  return lines.length;
}

const cellsOf = (row: string): readonly (readonly Inline[])[] =>
  row
    .slice(1, row.endsWith('|') ? -1 : undefined)
    .split('|')
    .map((cell) => inlinesOf(cell.trim()));

/** A line that begins no item goes on with the one before. */
function itemsOf(lines: readonly string[]): readonly (readonly Inline[])[] {
  const items: string[] = [];
  for (const line of lines) {
    if (listItem.test(line)) items.push(line.replace(listItem, ''));
    else items.push(`${items.pop() ?? ''} ${line.trim()}`);
  }
  return items.map(inlinesOf);
}

export function inlinesOf(line: string): readonly Inline[] {
  const found: Inline[] = [];
  let from = 0;
  for (const match of line.matchAll(/\*\*(.+?)\*\*|`([^`]+)`|\[([^\]]+)\]\(([^)\s]+)\)/g)) {
    if (match.index > from) found.push({ kind: 'text', text: line.slice(from, match.index) });
    const [whole, bold, code, label, target] = match;
    if (bold !== undefined) found.push({ kind: 'bold', text: bold });
    else if (code !== undefined) found.push({ kind: 'code', text: code });
    else found.push({ kind: 'link', text: label ?? '', target: target ?? '' });
    from = match.index + whole.length;
  }
  if (from < line.length) found.push({ kind: 'text', text: line.slice(from) });
  return found;
}
