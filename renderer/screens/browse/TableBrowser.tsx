import { CircleDashed } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import type { BrowseScope } from '../../../app/contract/browse.ts';
import { DataTable } from '../../controls/data-table/DataTable.tsx';
import { ErrorNote } from '../../controls/ErrorNote.tsx';
import field from '../../controls/Field.module.css';
import { useQuery } from '../../engine/queries.ts';
import { type RowWindow, type TableRow, useRows } from '../../engine/rows.ts';
import { formatNumber, plural, text } from '../../text/text.ts';
import styles from './BrowseScreen.module.css';
import { FilterChips, NothingMatches } from './FilterChips.tsx';
import type { ShownProps } from './PictureBrowser.tsx';
import inspector from './SampleInspector.module.css';
import { Toolbar } from './Toolbar.tsx';

/** Rows of a table, with the chosen one and its parents beside. */
export function TableBrowser(props: ShownProps) {
  const { project, state, onState, onStatus, overview, panel, withInspector, onFilter } = props;
  const { scope, filter, sort, active } = state;
  const rows = useRows({ scope, filter, sort }, 0);
  const { matching } = rows;
  const slots = useMemo(() => new Map(overview.classes.map(({ name }, slot) => [name, slot])), [overview]);
  useEffect(() => {
    if (matching === null) return;
    onStatus(
      matching === overview.total
        ? plural('count.rows', overview.total)
        : text('browse.status.matching', { matching, samples: plural('count.rows', overview.total) }),
    );
  }, [matching, overview.total, onStatus]);
  const filterKey = JSON.stringify(filter);
  return (
    <>
      <Toolbar {...{ project, state, onState, matching }} total={overview.total} withSize={false} />
      <div className={styles.panes}>
        {panel}
        <div className={styles.middle} data-pane="main">
          <FilterChips {...{ filter, slots, onFilter }} />
          {rows.error !== null && <ErrorNote error={rows.error} />}
          {matching === 0 && <NothingMatches {...{ filter, onFilter }} />}
          {(matching === null ? rows.columns.length > 0 : matching > 0) && (
            <DataTable
              key={filterKey}
              label={text('browse.table')}
              rows={rows}
              count={matching ?? 0}
              sort={sort}
              onSort={(next) => onState({ sort: next, firstShown: 0, active: 0 })}
              active={Math.min(active, Math.max(0, (matching ?? 1) - 1))}
              onActive={(index) => onState({ active: index })}
              firstShown={state.firstShown}
              onScrolled={(firstShown) => {
                if (firstShown !== state.firstShown) onState({ firstShown });
              }}
            />
          )}
        </div>
        {withInspector && <RowInspector scope={scope} rows={rows} row={rows.at(active)} />}
      </div>
    </>
  );
}

interface RowInspectorProps {
  readonly scope: BrowseScope;
  readonly rows: RowWindow;
  readonly row: TableRow | undefined;
}

/** The chosen row: for a synthetic one what it was made of, then its values. */
function RowInspector({ scope, rows, row }: RowInspectorProps) {
  return (
    <aside className={inspector.inspector} data-pane="inspector" aria-label={text('browse.inspector')}>
      {row === undefined ? (
        <p className={inspector.none}>{text('browse.inspector.noRow')}</p>
      ) : (
        <>
          <div className={inspector.head}>
            <h2>{text('browse.row.title', { n: row.row })}</h2>
          </div>
          <p className={inspector.tags}>
            <span>
              {row.synthetic && <CircleDashed aria-hidden="true" />}{' '}
              {text(row.synthetic ? 'browse.synthetic' : 'browse.original')}
            </span>
          </p>
          {row.synthetic && <RowLineage scope={scope} row={row.row} />}
          <section className={inspector.section}>
            <h3>{text('browse.row.values')}</h3>
            <dl className={field.facts}>
              {rows.columns.slice(0, 200).map(({ name }, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns are known by their place
                <Fact key={i} name={name} value={row.cells[i] ?? text('browse.table.missing')} />
              ))}
            </dl>
          </section>
        </>
      )}
    </aside>
  );
}

function RowLineage({ scope, row }: { readonly scope: BrowseScope; readonly row: number }) {
  const { query } = useQuery('browse.rowLineage', { scope, row }, null);
  if (query.state !== 'ready' || query.value.lineage === null) return null;
  const { method = '', base_row: base = '', neighbor_row: neighbor = '', gap = '' } = query.value.lineage;
  return (
    <section className={inspector.section}>
      <h3>{text('browse.lineage')}</h3>
      <dl className={field.facts}>
        <Fact name={text('browse.row.method')} value={method} />
        {base !== '' && <Fact name={text('browse.row.base')} value={text('browse.row.title', { n: base })} />}
        {neighbor !== '' && (
          <Fact name={text('browse.row.neighbor')} value={text('browse.row.title', { n: neighbor })} />
        )}
        {gap !== '' && <Fact name={text('browse.row.gap')} value={formatNumber(Number(gap))} />}
      </dl>
    </section>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
