import { Play } from 'lucide-react';
import { Button } from '../../controls/Button.tsx';
import { KeyCaps } from '../../controls/KeyCaps.tsx';
import { Segmented } from '../../controls/Segmented.tsx';
import { formatBytes, formatDuration, formatNumber, plural, text } from '../../text/text.ts';
import { DatasetChoice, SavedMark } from '../recipe/DraftTools.tsx';
import type { RecipeDraft } from '../recipe/use-draft.ts';
import type { BalanceOfDatasetProps } from './BalanceScreen.tsx';
import styles from './BalanceToolbar.module.css';
import type { TablePreview } from './use-table.ts';

const tabs = ['plan', 'classes', 'columns'] as const;
export type BalanceTab = (typeof tabs)[number];

interface BalanceToolbarProps extends Pick<BalanceOfDatasetProps, 'dataset' | 'datasets' | 'onDataset'> {
  readonly draft: RecipeDraft;
  readonly tab: BalanceTab;
  readonly onTab: (tab: BalanceTab) => void;
  readonly rows: { readonly before: number; readonly after: number };
  readonly added: number;
  readonly exact: boolean;
  readonly cost: TablePreview['cost'] | null;
  /** Why nothing can be run; null where it can. */
  readonly blocked: string | null;
  readonly starting: boolean;
  readonly onRun: () => void;
}

/** What is shown, what a run would cost, and the run. */
export function BalanceToolbar(props: BalanceToolbarProps) {
  const { dataset, datasets, onDataset, draft, tab, onTab, rows, added, exact, cost, blocked, starting, onRun } = props;
  const about = (n: number): string => (exact ? formatNumber(n) : text('recipe.about', { what: formatNumber(n) }));
  return (
    <div className={styles.toolbar}>
      <h1>{text('place.balance')}</h1>
      <Segmented
        label={text('balance.tabs')}
        options={tabs.map((value) => ({ value, label: text(`balance.tab.${value}`) }))}
        value={tab}
        onChange={onTab}
      />
      <DatasetChoice {...{ dataset, datasets, onDataset }} />
      <span className={styles.space} />
      <SavedMark saving={draft.saving} />
      <p className={styles.facts}>
        <span>{text('balance.beforeAfter', { before: rows.before, after: about(rows.after) })}</span>
        {cost !== null && (
          <span>{text('balance.cost', { time: formatDuration(cost.seconds), memory: formatBytes(cost.bytes) })}</span>
        )}
      </p>
      <Button
        look="primary"
        icon={<Play aria-hidden="true" />}
        className={styles.run}
        disabled={starting}
        aria-disabled={blocked !== null}
        title={blocked ?? undefined}
        onClick={onRun}
      >
        {starting ? text('run.starting') : added > 0 ? plural('balance.run', added) : text('run.start')}
        <KeyCaps keys="Ctrl+Enter" onAccent />
      </Button>
    </div>
  );
}
