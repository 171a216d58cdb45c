import { Images } from 'lucide-react';
import { useEffect } from 'react';
import { type BrowseFilter, noFilter, type Overview, scopeKey } from '../../../app/contract/browse.ts';
import { useCommands } from '../../commands/commands.tsx';
import { ClassFilter, CountFilter } from '../../controls/class-filter/ClassFilter.tsx';
import { EmptyState } from '../../controls/EmptyState.tsx';
import { ErrorNote } from '../../controls/ErrorNote.tsx';
import { Screen } from '../../controls/Screen.tsx';
import type { Project } from '../../engine/project.tsx';
import { useQuery } from '../../engine/queries.ts';
import { usePanels } from '../../shell/panels.tsx';
import { text } from '../../text/text.ts';
import styles from './BrowseScreen.module.css';
import type { BrowseState } from './browse-state.ts';
import { PictureBrowser } from './PictureBrowser.tsx';
import { TableBrowser } from './TableBrowser.tsx';

export interface BrowseProps {
  readonly project: Project;
  /** Null while the project holds no dataset. */
  readonly state: BrowseState | null;
  /** Changes some of it; what else has changed in the meantime stays. */
  readonly onState: (change: Partial<BrowseState>) => void;
  readonly onStatus: (status: string | null) => void;
}

/** A dataset or the result of a run, looked at: filter left, samples, and where the chosen one comes from. */
export function BrowseScreen({ project, state, onState, onStatus }: BrowseProps) {
  useEffect(() => () => onStatus(null), [onStatus]);
  if (state === null) {
    return (
      <Screen title={text('browse.title')}>
        <EmptyState
          icon={<Images aria-hidden="true" />}
          title={text('browse.empty.title')}
          text={text('browse.empty.text')}
        />
      </Screen>
    );
  }
  return <Browsed key={scopeKey(state.scope)} {...{ project, state, onState, onStatus }} />;
}

export interface BrowsedProps extends BrowseProps {
  readonly state: BrowseState;
}

function Browsed(props: BrowsedProps) {
  const { state, project, onState } = props;
  const panels = usePanels();
  useCommands({ 'edit.find': panels.filter ? focusSearch : null });
  // What is under a scope does not change: a dataset is imported once, a run finishes once.
  const { query, retry } = useQuery('browse.overview', { scope: state.scope }, project.path);
  if (query.state === 'failed') {
    return (
      <Screen title={text('browse.title')}>
        <div className={styles.failed}>
          <ErrorNote error={query.error} />
          <button type="button" onClick={retry}>
            {text('history.retry')}
          </button>
        </div>
      </Screen>
    );
  }
  if (query.state === 'loading') return <Screen title={text('browse.title')}>{null}</Screen>;
  const overview = query.value;
  const onFilter = (filter: BrowseFilter): void => onState({ filter, firstShown: 0, active: 0 });
  const panel = panels.filter && <FilterPanel overview={overview} filter={state.filter} onFilter={onFilter} />;
  return overview.kind === 'image' ? (
    <PictureBrowser {...props} {...{ overview, panel, onFilter }} withInspector={panels.inspector} />
  ) : (
    <TableBrowser {...props} {...{ overview, panel, onFilter }} withInspector={panels.inspector} />
  );
}

/** The search for classes, or with few of them their list. */
function focusSearch(): void {
  document.querySelector<HTMLElement>('[data-pane="filter"] input')?.focus();
}

interface FilterPanelProps {
  readonly overview: Overview;
  readonly filter: BrowseFilter;
  readonly onFilter: (filter: BrowseFilter) => void;
}

function FilterPanel({ overview, filter, onFilter }: FilterPanelProps) {
  const origins = (['original', 'synthetic'] as const).map((value) => ({
    value,
    label: text(`browse.${value}`),
    count: overview[value],
  }));
  return (
    <aside className={styles.filter} data-pane="filter" aria-label={text('browse.filter')}>
      {overview.classes.length > 0 && (
        <ClassFilter
          overview={overview}
          chosen={filter.classes}
          onChoose={(classes) => onFilter({ ...noFilter, ...filter, classes: [...classes] })}
        />
      )}
      {overview.synthetic > 0 && (
        <CountFilter
          title={text('browse.filter.origin')}
          entries={origins}
          chosen={filter.origins}
          onChoose={(chosen) =>
            onFilter({
              ...filter,
              origins: origins.map(({ value }) => value).filter((value) => chosen.includes(value)),
            })
          }
        />
      )}
      {overview.parts.length > 0 && (
        <CountFilter
          title={text('browse.filter.part')}
          entries={overview.parts.map(({ name, count }) => ({ value: name, label: name, count }))}
          chosen={filter.parts}
          onChoose={(parts) => onFilter({ ...filter, parts: [...parts] })}
        />
      )}
    </aside>
  );
}
