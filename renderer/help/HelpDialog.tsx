import { useEffect, useRef, useState } from 'react';
import { Dialog } from '../controls/Dialog.tsx';
import { request } from '../engine/client.ts';
import { useToasts } from '../shell/toasts.tsx';
import { text } from '../text/text.ts';
import styles from './HelpDialog.module.css';
import { type HelpPage, helpPages, helpSource, helpTitle, isHelpPage } from './help-pages.ts';
import { type Block, type Inline, parseMarkdown } from './markdown.ts';

/** The pages of help, inside the window. What leads elsewhere is asked about first. */
export function HelpDialog({ first, onClose }: { readonly first: HelpPage; readonly onClose: () => void }) {
  const [page, setPage] = useState(first);
  const { showError } = useToasts();
  const article = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page begins at its top
  useEffect(() => article.current?.scrollTo({ top: 0 }), [page]);
  const follow = (target: string): void => {
    const name = target.replace(/\.md(#.*)?$/, '');
    if (isHelpPage(name)) setPage(name);
    else request('shell.openExternal', { url: target }).catch(showError);
  };
  return (
    <Dialog title={text('help.title')} wide onClose={onClose}>
      <div className={styles.panes}>
        <nav className={styles.pages} aria-label={text('help.pages')}>
          {helpPages.map((name) => (
            <button
              key={name}
              type="button"
              aria-current={name === page ? 'page' : undefined}
              onClick={() => setPage(name)}
            >
              {helpTitle(name)}
            </button>
          ))}
        </nav>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a page longer than its frame is scrolled by keyboard too */}
        <article ref={article} className={styles.page} tabIndex={0} aria-label={helpTitle(page)} lang="en">
          {parseMarkdown(helpSource(page)).map((block, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a page does not change
            <BlockView key={index} block={block} onFollow={follow} />
          ))}
        </article>
      </div>
    </Dialog>
  );
}

function BlockView({ block, onFollow }: { readonly block: Block; readonly onFollow: (target: string) => void }) {
  const line = (inlines: readonly Inline[]) => <Line inlines={inlines} onFollow={onFollow} />;
  switch (block.kind) {
    case 'heading':
      return block.level <= 1 ? <h3 data-level="1">{line(block.inlines)}</h3> : <h4>{line(block.inlines)}</h4>;
    case 'paragraph':
      return <p>{line(block.inlines)}</p>;
    case 'code':
      return <pre>{block.text}</pre>;
    case 'list': {
      // biome-ignore lint/suspicious/noArrayIndexKey: a page does not change
      const items = block.items.map((item, index) => <li key={index}>{line(item)}</li>);
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'table':
      return (
        <table>
          <tbody>
            {block.rows.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a page does not change
              <tr key={at}>
                {row.map((cell, index) => {
                  const Cell = at === 0 ? 'th' : 'td';
                  // biome-ignore lint/suspicious/noArrayIndexKey: a page does not change
                  return <Cell key={index}>{line(cell)}</Cell>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      );
  }
}

interface LineProps {
  readonly inlines: readonly Inline[];
  readonly onFollow: (target: string) => void;
}

function Line({ inlines, onFollow }: LineProps) {
  return inlines.map((inline, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a page does not change
    <Word key={index} inline={inline} onFollow={onFollow} />
  ));
}

function Word({ inline, onFollow }: { readonly inline: Inline; readonly onFollow: LineProps['onFollow'] }) {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'bold':
      return <strong>{inline.text}</strong>;
    case 'code':
      return <code>{inline.text}</code>;
    case 'link':
      return (
        <button type="button" className={styles.link} onClick={() => onFollow(inline.target)}>
          {inline.text}
        </button>
      );
  }
}
