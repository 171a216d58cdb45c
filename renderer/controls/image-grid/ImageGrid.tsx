import { Check, CircleDashed, ImageOff } from 'lucide-react';
import {
  type KeyboardEvent,
  type MouseEvent,
  memo,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Sample } from '../../../app/contract/browse.ts';
import { cacheUrl } from '../../../app/contract/cached-bytes.ts';
import type { SampleWindow, ThumbnailIds } from '../../engine/samples.ts';
import { formatNumber, text } from '../../text/text.ts';
import { ClassMark } from '../ClassMark.tsx';
import styles from './ImageGrid.module.css';
import { movedBy } from './moves.ts';
import { isSelected, nothingSelected, rangeBetween, type Selection, toggled } from './selection.ts';
import { useVirtualRows } from './use-virtual-rows.ts';
import { type RowSpace, scrollHeight, scrollTopOf, scrollToShow } from './virtual-rows.ts';

export interface ImageGridProps {
  readonly label: string;
  readonly samples: SampleWindow;
  readonly count: number;
  readonly thumbnails: { readonly ids: ThumbnailIds; readonly want: (positions: readonly number[]) => void };
  /** Color and shape of each class. */
  readonly slots: ReadonlyMap<string, number>;
  /** Wished width of a tile in pixels; tiles stretch to fill the row. */
  readonly tileSize: number;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  /** The one tile that a Tab reaches. */
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly onOpen: (index: number) => void;
  /** First tile in view, to come back to. */
  readonly firstShown: number;
  readonly onScrolled: (first: number) => void;
}

/** More tiles than this are never in the document. */
const mostTiles = 390;
const captionHeight = 24;
/** Thumbnails are asked for once scrolling pauses this long. */
const settleMs = 60;

/** Any number of pictures as tiles of which only those near the view exist. One Tab stop; arrows move inside. */
export function ImageGrid(props: ImageGridProps) {
  const { samples, count, thumbnails, active, selection, onSelect, onActive, onOpen } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const size = useElementSize(scroller);
  const anchor = useRef(active);
  const focusWanted = useRef(false);
  const gap = size.width > 1100 ? 12 : 8;
  const columns = Math.max(1, Math.floor((size.width + gap) / (props.tileSize + gap)));
  const tileWidth = Math.floor((size.width - gap * (columns - 1)) / columns);
  const space: RowSpace = useMemo(
    () => ({
      rowCount: Math.ceil(count / columns),
      rowHeight: tileWidth + captionHeight + gap,
      viewHeight: size.height,
      columns,
      mostCells: mostTiles,
    }),
    [count, columns, tileWidth, gap, size.height],
  );
  const ready = size.width > 0;
  const { rows, onScroll } = useVirtualRows(scroller, space, ready);
  useFirstShown(scroller, space, { ...props, columns, ready, firstSeen: rows.firstSeen });

  const firstIndex = rows.first * columns;
  const lastIndex = Math.min(count - 1, (rows.last + 1) * columns - 1);
  useEffect(() => samples.want(firstIndex, lastIndex), [samples, firstIndex, lastIndex]);
  useWantedThumbnails(samples, thumbnails, {
    ...{ firstIndex, lastIndex },
    firstSeen: rows.firstSeen * columns,
    lastSeen: Math.min(count - 1, (rows.lastSeen + 1) * columns - 1),
  });

  // The active tile is always mounted, so the focus has somewhere to be.
  useLayoutEffect(() => {
    if (!focusWanted.current) return;
    focusWanted.current = false;
    scroller.current?.querySelector<HTMLElement>(`[data-index="${active}"]`)?.focus({ preventScroll: true });
  });

  const show = (index: number): void => {
    const element = scroller.current;
    if (element !== null) element.scrollTop = scrollToShow(space, Math.floor(index / columns), element.scrollTop);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor(size.height / space.rowHeight));
    const to = movedBy(event, { active, count, columns, page });
    if (to !== null) {
      event.preventDefault();
      if (event.shiftKey) onSelect(rangeBetween(anchor.current, to));
      else anchor.current = to;
      focusWanted.current = true;
      onActive(to);
      show(to);
      return;
    }
    if (act(event)) event.preventDefault();
  };
  const act = (event: KeyboardEvent): boolean => {
    if (event.key === ' ') {
      anchor.current = active;
      onSelect(toggled(selection, active));
    } else if (event.key === 'Enter') onOpen(active);
    else if (event.key === 'Escape' && selection.length > 0) onSelect(nothingSelected);
    else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) onSelect(rangeBetween(0, count - 1));
    else return false;
    return true;
  };
  const onClick = (event: MouseEvent, index: number): void => {
    if (event.shiftKey) onSelect(rangeBetween(anchor.current, index));
    else {
      anchor.current = index;
      onSelect(event.ctrlKey || event.metaKey ? toggled(selection, index) : rangeBetween(index, index));
    }
    focusWanted.current = true;
    onActive(index);
  };

  // Tiles are many: they keep what they were given unless it is another.
  const latest = useRef({ onClick, onOpen });
  latest.current = { onClick, onOpen };
  const clickTile = useCallback((event: MouseEvent, index: number) => latest.current.onClick(event, index), []);
  const openTile = useCallback((index: number) => latest.current.onOpen(index), []);

  const activeRow = Math.floor(active / columns);
  return (
    <div className={styles.scroller} ref={scroller} onScroll={onScroll}>
      {/* biome-ignore lint/a11y/useSemanticElements: a grid of tiles, not a table */}
      <div
        role="grid"
        tabIndex={-1}
        aria-label={props.label}
        aria-multiselectable="true"
        aria-rowcount={space.rowCount}
        aria-colcount={columns}
        className={styles.grid}
        style={{ height: scrollHeight(space) }}
        onKeyDown={onKeyDown}
      >
        {ready &&
          rowNumbers(rows, activeRow, space.rowCount).map((row) => (
            // biome-ignore lint/a11y/useSemanticElements: see above
            // biome-ignore lint/a11y/useFocusableInteractive: the tiles take the focus
            <div
              key={row}
              role="row"
              aria-rowindex={row + 1}
              className={styles.row}
              style={{
                gap,
                gridTemplateColumns: `repeat(${columns}, ${tileWidth}px)`,
                height: space.rowHeight,
                top: Math.min(Math.max(0, row * space.rowHeight + rows.shift), scrollHeight(space) - space.rowHeight),
              }}
            >
              {cellNumbers(row, columns, count).map((index) => {
                const sample = samples.at(index);
                const id = sample === undefined ? undefined : thumbnails.ids.get(sample.position);
                return (
                  <Tile
                    key={index}
                    {...{ index, count, sample }}
                    onClick={clickTile}
                    onOpen={openTile}
                    thumbnail={id}
                    column={(index % columns) + 1}
                    slot={props.slots.get(sample?.class ?? '') ?? 0}
                    active={index === active}
                    selected={isSelected(selection, index)}
                  />
                );
              })}
            </div>
          ))}
      </div>
    </div>
  );
}

interface TileProps {
  readonly index: number;
  readonly count: number;
  readonly column: number;
  readonly sample: Sample | undefined;
  /** Undefined until it is known; null where there is none. */
  readonly thumbnail: string | null | undefined;
  readonly slot: number;
  readonly active: boolean;
  readonly selected: boolean;
  readonly onClick: (event: MouseEvent, index: number) => void;
  readonly onOpen: (index: number) => void;
}

const Tile = memo(function Tile({
  index,
  count,
  column,
  sample,
  thumbnail,
  slot,
  active,
  selected,
  onClick,
  onOpen,
}: TileProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a tile of a grid
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid listens for all its tiles
    <div
      role="gridcell"
      className={styles.tile}
      data-index={index}
      tabIndex={active ? 0 : -1}
      aria-colindex={column}
      aria-selected={selected}
      aria-label={nameOf(sample, index, count)}
      onClick={(event) => onClick(event, index)}
      onDoubleClick={() => onOpen(index)}
    >
      <span className={styles.picture}>
        {typeof thumbnail === 'string' && <img src={cacheUrl(thumbnail)} alt="" draggable={false} decoding="async" />}
        {thumbnail === null && <ImageOff aria-hidden="true" />}
        {selected && (
          <span className={styles.check}>
            <Check aria-hidden="true" />
          </span>
        )}
      </span>
      <span className={styles.caption}>
        {sample?.class != null && (
          <>
            <ClassMark slot={slot} />
            <span className={styles.class}>{sample.class}</span>
          </>
        )}
        {sample?.copy != null && (
          <span className={styles.copy}>
            <CircleDashed aria-hidden="true" />
            {text('browse.copy', { n: sample.copy })}
          </span>
        )}
      </span>
    </div>
  );
});

function nameOf(sample: Sample | undefined, index: number, count: number): string {
  const place = text('browse.tile.place', { n: index + 1, total: formatNumber(count) });
  if (sample === undefined) return `${text('loading')} ${place}`;
  const file = sample.path.slice(sample.path.lastIndexOf('/') + 1);
  const origin = sample.copy === null ? text('browse.original') : text('browse.copy', { n: sample.copy });
  return [file, sample.class, sample.part, origin, place].filter((part) => part !== null).join(', ');
}

function rowNumbers(rows: { readonly first: number; readonly last: number }, also: number, rowCount: number): number[] {
  const numbers: number[] = [];
  if (also < rows.first) numbers.push(also);
  for (let row = rows.first; row <= rows.last; row++) numbers.push(row);
  if (also > rows.last && also < rowCount) numbers.push(also);
  return numbers;
}

function cellNumbers(row: number, columns: number, count: number): number[] {
  const first = row * columns;
  return Array.from({ length: Math.max(0, Math.min(columns, count - first)) }, (_, i) => first + i);
}

interface Range {
  readonly firstIndex: number;
  readonly lastIndex: number;
  readonly firstSeen: number;
  readonly lastSeen: number;
}

/** Asks for the thumbnails of what is mounted, what is seen first, once scrolling pauses. */
function useWantedThumbnails(samples: SampleWindow, thumbnails: ImageGridProps['thumbnails'], range: Range): void {
  const { firstIndex, lastIndex, firstSeen, lastSeen } = range;
  const { ids, want } = thumbnails;
  const known = useRef(ids);
  known.current = ids;
  useEffect(() => {
    const timer = setTimeout(() => {
      const seen = positionsOf(samples, firstSeen, lastSeen);
      const beyond = [
        ...positionsOf(samples, lastSeen + 1, lastIndex),
        ...positionsOf(samples, firstIndex, firstSeen - 1),
      ];
      const unknown = [...seen, ...beyond].filter((position) => !known.current.has(position));
      if (unknown.length > 0) want(unknown);
    }, settleMs);
    return () => clearTimeout(timer);
  }, [samples, want, firstIndex, lastIndex, firstSeen, lastSeen]);
}

function positionsOf(samples: SampleWindow, first: number, last: number): number[] {
  const positions: number[] = [];
  for (let index = first; index <= last; index++) {
    const sample = samples.at(index);
    if (sample !== undefined) positions.push(sample.position);
  }
  return positions;
}

interface FirstShown extends Pick<ImageGridProps, 'firstShown' | 'onScrolled'> {
  readonly columns: number;
  readonly ready: boolean;
  readonly firstSeen: number;
}

/** Comes back to the tile that was first in view, once, and tells of every other that becomes it. */
function useFirstShown(
  scroller: { readonly current: HTMLDivElement | null },
  space: RowSpace,
  { firstShown, onScrolled, columns, ready, firstSeen }: FirstShown,
): void {
  const restored = useRef(false);
  useLayoutEffect(() => {
    if (!ready || restored.current || scroller.current === null) return;
    restored.current = true;
    scroller.current.scrollTop = scrollTopOf(space, Math.floor(firstShown / columns));
  }, [ready, scroller, space, firstShown, columns]);
  const told = useRef(onScrolled);
  told.current = onScrolled;
  useEffect(() => {
    if (ready && restored.current) told.current(firstSeen * columns);
  }, [ready, firstSeen, columns]);
}

function useElementSize(element: { readonly current: HTMLElement | null }): { width: number; height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return;
    const observer = new ResizeObserver(() => {
      const { paddingLeft, paddingRight } = getComputedStyle(current);
      const width = current.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
      setSize((before) =>
        before.width === width && before.height === current.clientHeight
          ? before
          : { width, height: current.clientHeight },
      );
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
