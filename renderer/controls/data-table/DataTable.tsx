import { ArrowDown, ArrowUp, CircleDashed, Hash, Tag, Target } from 'lucide-react';
import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { RowSort, RowWindow, TableRow } from '../../engine/rows.ts';
import { formatNumber, text } from '../../text/text.ts';
import { movedBy } from '../image-grid/moves.ts';
import { useVirtualRows } from '../image-grid/use-virtual-rows.ts';
import { type RowSpace, scrollHeight, scrollTopOf, scrollToShow } from '../image-grid/virtual-rows.ts';
import styles from './DataTable.module.css';

interface DataTableProps {
  readonly label: string;
  readonly rows: RowWindow;
  readonly count: number;
  readonly sort: RowSort | null;
  readonly onSort: (sort: RowSort | null) => void;
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly firstShown: number;
  readonly onScrolled: (first: number) => void;
}

const rowHeight = 28;
const headHeight = 32;
const numberWidth = 84;
const columnWidth = 128;
const mostRows = 160;

/** Rows of any number, windowed both ways: only rows and columns near the view exist. One Tab stop for the rows. */
export function DataTable(props: DataTableProps) {
  const { rows, count, active, onActive, sort, onSort } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ width: 0, height: 0, left: 0 });
  const focusWanted = useRef(false);
  const space: RowSpace = useMemo(
    () => ({
      rowCount: count,
      rowHeight,
      viewHeight: Math.max(0, view.height - headHeight),
      columns: 1,
      mostCells: mostRows,
    }),
    [count, view.height],
  );
  const ready = view.height > 0;
  const { rows: mounted, onScroll } = useVirtualRows(scroller, space, ready);
  const columns = rows.columns;
  const firstColumn = Math.max(0, Math.floor(view.left / columnWidth) - 2);
  const lastColumn = Math.min(columns.length - 1, Math.ceil((view.left + view.width) / columnWidth) + 2);
  const shownColumns = columns
    .slice(firstColumn, lastColumn + 1)
    .map((column, i) => ({ ...column, at: firstColumn + i }));
  const before = firstColumn * columnWidth;
  const width = numberWidth + columns.length * columnWidth;

  useEffect(() => rows.want(mounted.first, mounted.last), [rows, mounted.first, mounted.last]);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = (): void =>
      setView({ width: element.clientWidth, height: element.clientHeight, left: element.scrollLeft });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const restored = useRef(false);
  useLayoutEffect(() => {
    if (!ready || restored.current || scroller.current === null) return;
    restored.current = true;
    scroller.current.scrollTop = scrollTopOf(space, props.firstShown);
  }, [ready, space, props.firstShown]);
  const told = useRef(props.onScrolled);
  told.current = props.onScrolled;
  useEffect(() => {
    if (ready && restored.current) told.current(mounted.firstSeen);
  }, [ready, mounted.firstSeen]);
  useLayoutEffect(() => {
    if (!focusWanted.current) return;
    focusWanted.current = false;
    scroller.current?.querySelector<HTMLElement>(`[data-index="${active}"]`)?.focus({ preventScroll: true });
  });

  const onKeyDown = (event: KeyboardEvent): void => {
    const element = scroller.current;
    if (element === null || (event.target as HTMLElement).closest('[role="columnheader"]') !== null) return;
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      element.scrollLeft += event.key === 'ArrowLeft' ? -columnWidth : columnWidth;
      event.preventDefault();
      return;
    }
    // In a list of rows the ends are those of the whole.
    const keys = { key: event.key, ctrlKey: true, metaKey: false, altKey: event.altKey };
    const to = movedBy(keys, {
      active,
      count,
      columns: 1,
      page: Math.max(1, Math.floor(space.viewHeight / rowHeight)),
    });
    if (to === null) return;
    event.preventDefault();
    focusWanted.current = true;
    onActive(to);
    element.scrollTop = scrollToShow(space, to, element.scrollTop);
  };

  return (
    <div
      className={styles.scroller}
      ref={scroller}
      onScroll={(event) => {
        onScroll();
        const left = event.currentTarget.scrollLeft;
        setView((old) => (old.left === left ? old : { ...old, left }));
      }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: rows are windowed, which a table element does not allow */}
      <div
        role="grid"
        tabIndex={-1}
        aria-label={props.label}
        aria-rowcount={count + 1}
        aria-colcount={columns.length + 1}
        className={styles.table}
        style={{ height: scrollHeight(space) + headHeight, width }}
        onKeyDown={onKeyDown}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: see above */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: its buttons take the focus */}
        <div role="row" aria-rowindex={1} className={styles.head} style={{ width }}>
          {/* biome-ignore lint/a11y/useSemanticElements: see above */}
          {/* biome-ignore lint/a11y/useFocusableInteractive: nothing to do here */}
          <div role="columnheader" aria-colindex={1} className={styles.corner}>
            {text('browse.table.row')}
          </div>
          <span style={{ flex: 'none', width: before }} />
          {shownColumns.map(({ name, kind, at }) => (
            <ColumnHead key={at} {...{ name, kind, at, sort, onSort }} isTarget={at === rows.target} />
          ))}
        </div>
        {ready &&
          rowNumbers(mounted, active, count).map((index) => {
            const row = rows.at(index);
            return (
              // biome-ignore lint/a11y/useSemanticElements: see above
              <div
                key={index}
                role="row"
                data-index={index}
                aria-rowindex={index + 2}
                aria-selected={index === active}
                tabIndex={index === active ? 0 : -1}
                className={styles.row}
                style={{
                  top:
                    headHeight +
                    Math.min(Math.max(0, index * rowHeight + mounted.shift), scrollHeight(space) - rowHeight),
                  width,
                }}
                onClick={() => {
                  onActive(index);
                  focusWanted.current = true;
                }}
                onKeyDown={() => undefined}
              >
                <RowNumber row={row} />
                <span style={{ flex: 'none', width: before }} />
                {shownColumns.map(({ kind, at }) => (
                  <Cell key={at} column={at} kind={kind} cell={row?.cells[at]} />
                ))}
              </div>
            );
          })}
      </div>
    </div>
  );
}

interface ColumnHeadProps {
  readonly name: string;
  readonly kind: 'numeric' | 'categorical';
  readonly at: number;
  readonly isTarget: boolean;
  readonly sort: RowSort | null;
  readonly onSort: (sort: RowSort | null) => void;
}

/** Sorts up, then down, then not at all. */
function ColumnHead({ name, kind, at, isTarget, sort, onSort }: ColumnHeadProps) {
  const sorted = sort?.column === at ? (sort.descending ? 'descending' : 'ascending') : 'none';
  const next = {
    none: { column: at, descending: false },
    ascending: { column: at, descending: true },
    descending: null,
  };
  const Kind = isTarget ? Target : kind === 'numeric' ? Hash : Tag;
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows are windowed, which a table element does not allow
    // biome-ignore lint/a11y/useFocusableInteractive: its button takes the focus
    <div role="columnheader" aria-colindex={at + 2} aria-sort={sorted} className={styles.column}>
      <button type="button" title={name} onClick={() => onSort(next[sorted])}>
        <Kind aria-hidden="true" />
        <span>{name}</span>
        <span className="heard">{text(isTarget ? 'browse.kind.target' : `browse.kind.${kind}`)}</span>
        {sorted === 'ascending' && <ArrowUp aria-hidden="true" />}
        {sorted === 'descending' && <ArrowDown aria-hidden="true" />}
      </button>
    </div>
  );
}

function RowNumber({ row }: { readonly row: TableRow | undefined }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows are windowed, which a table element does not allow
    // biome-ignore lint/a11y/useFocusableInteractive: the row takes the focus
    <div role="rowheader" aria-colindex={1} className={styles.number}>
      {row?.synthetic === true && (
        <>
          <CircleDashed aria-hidden="true" />
          <span className="heard">{text('browse.synthetic')}</span>
        </>
      )}
      {row !== undefined && formatNumber(row.row)}
    </div>
  );
}

interface CellProps {
  readonly column: number;
  readonly kind: 'numeric' | 'categorical';
  /** Undefined until the row has come; null where the value is missing. */
  readonly cell: string | null | undefined;
}

function Cell({ column, kind, cell }: CellProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows are windowed, which a table element does not allow
    // biome-ignore lint/a11y/useFocusableInteractive: the row takes the focus
    <div
      role="gridcell"
      aria-colindex={column + 2}
      className={styles.cell}
      data-kind={kind}
      data-missing={cell === null}
      title={cell ?? undefined}
    >
      {cell === null ? (
        <>
          <span aria-hidden="true">—</span>
          <span className="heard">{text('browse.table.missing')}</span>
        </>
      ) : (
        <span>{cell}</span>
      )}
    </div>
  );
}

function rowNumbers(rows: { readonly first: number; readonly last: number }, also: number, count: number): number[] {
  const numbers: number[] = [];
  if (count === 0) return numbers;
  if (also < rows.first) numbers.push(also);
  for (let row = rows.first; row <= rows.last; row++) numbers.push(row);
  if (also > rows.last && also < count) numbers.push(also);
  return numbers;
}
