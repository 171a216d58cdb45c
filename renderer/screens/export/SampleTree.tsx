import { File, FileJson, FileText, Folder, Image } from 'lucide-react';
import type { BrowseScope } from '../../../app/contract/browse.ts';
import type { ExportPlanView, ExportWishView } from '../../../app/contract/export.ts';
import { ErrorNote } from '../../controls/ErrorNote.tsx';
import { useQuery } from '../../engine/queries.ts';
import { formatBytes, formatNumber, plural, text } from '../../text/text.ts';
import styles from './ExportDialog.module.css';
import { treeRows } from './tree-rows.ts';

interface SampleTreeProps {
  readonly scope: BrowseScope;
  readonly wish: ExportWishView;
  readonly plan: ExportPlanView | null;
}

/** What will be written, from a few samples that the engine has just written for it. */
export function SampleTree({ scope, wish, plan }: SampleTreeProps) {
  const { query } = useQuery('export.sample', { scope, wish }, null);
  return (
    <aside className={styles.sample} aria-label={text('export.sample')}>
      <h3>
        {text('export.sample')}
        {plan !== null && query.state === 'ready' && (
          <span>{text('export.sample.of', { n: query.value.samples, total: plan.samples })}</span>
        )}
      </h3>
      {query.state === 'loading' && <p>{text('loading')}</p>}
      {query.state === 'failed' && <ErrorNote error={query.error} />}
      {query.state === 'ready' && (
        <>
          <ul className={styles.tree} aria-label={text('export.sample.files')}>
            {treeRows(query.value.files).map((row) => (
              <li key={row.path} style={{ paddingLeft: row.depth * 16 }}>
                <Icon kind={row.kind} />
                <span className={styles.label}>{row.kind === 'more' ? plural('count.more', row.count) : row.name}</span>
                <span className={styles.count}>
                  {row.kind === 'folder' ? countIn(row.path, plan) : row.kind === 'more' ? '' : formatBytes(row.bytes)}
                </span>
              </li>
            ))}
          </ul>
          {query.value.text !== null && (
            <div className={styles.lines}>
              <h4>{query.value.text.path}</h4>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
              <pre tabIndex={0}>{query.value.text.lines.join('\n')}</pre>
            </div>
          )}
        </>
      )}
    </aside>
  );
}

/** Of all that will be written, where the plan knows it: folders that are named after parts and classes. */
function countIn(path: string, plan: ExportPlanView | null): string {
  if (plan === null) return '';
  const folders = path.split('/');
  const part = ['train', 'val', 'test'].indexOf(folders[0] ?? '');
  const label = part < 0 ? path : folders.slice(1).join('/');
  const rows = plan.classes.filter((row) => label === '' || row.label === label);
  const count = rows.reduce((sum, row) => sum + (part < 0 ? row.all : (row.parts[part] ?? 0)), 0);
  return rows.length === 0 || count === 0 ? '' : formatNumber(count);
}

function Icon({ kind }: { readonly kind: ReturnType<typeof treeRows>[number]['kind'] }) {
  switch (kind) {
    case 'folder':
      return <Folder aria-hidden="true" />;
    case 'picture':
      return <Image aria-hidden="true" />;
    case 'json':
      return <FileJson aria-hidden="true" />;
    case 'text':
      return <FileText aria-hidden="true" />;
    case 'more':
    case 'file':
      return <File aria-hidden="true" />;
  }
}
