/** Which rows of a long list are mounted, and where they lie. */

/** Chromium stops at about 33 million pixels; a taller list is scrolled through in proportion. */
const TALLEST = 8_000_000;

export interface RowSpace {
  readonly rowCount: number;
  readonly rowHeight: number;
  readonly viewHeight: number;
  /** Cells of a row, and how many cells may be mounted at once. */
  readonly columns: number;
  readonly mostCells: number;
}

export interface MountedRows {
  /** First and last mounted row. */
  readonly first: number;
  readonly last: number;
  /** First and last row of which something can be seen. */
  readonly firstSeen: number;
  readonly lastSeen: number;
  /** What is added to `row × rowHeight` to place a row; 0 unless the list is taller than can be scrolled. */
  readonly shift: number;
}

/** Pixels of the scrolled content. */
export function scrollHeight({ rowCount, rowHeight }: RowSpace): number {
  return Math.min(TALLEST, rowCount * rowHeight);
}

export function mountedRows(space: RowSpace, scrollTop: number): MountedRows {
  const { rowCount, rowHeight, viewHeight, columns, mostCells } = space;
  const offset = offsetAt(space, scrollTop);
  const lastRow = Math.max(0, rowCount - 1);
  const firstSeen = clamp(Math.floor(offset / rowHeight), 0, lastRow);
  const lastSeen = clamp(Math.ceil((offset + viewHeight) / rowHeight) - 1, firstSeen, lastRow);
  const seen = lastSeen - firstSeen + 1;
  // One row of the allowance is for the focused row, which stays mounted wherever it is.
  const spare = Math.max(0, Math.floor((mostCells / columns - seen - 1) / 2));
  const beyond = Math.min(seen * 2, spare);
  return {
    first: Math.max(0, firstSeen - beyond),
    last: Math.min(lastRow, lastSeen + beyond),
    firstSeen,
    lastSeen,
    shift: Math.round(scrollTop - offset),
  };
}

/** The scroll position at which all of a row can be seen, as near to the present one as possible. */
export function scrollToShow(space: RowSpace, row: number, scrollTop: number): number {
  const { rowHeight, viewHeight } = space;
  const offset = offsetAt(space, scrollTop);
  const top = row * rowHeight;
  if (top < offset) return scrollTopAt(space, top);
  if (top + rowHeight > offset + viewHeight) return scrollTopAt(space, top + rowHeight - viewHeight);
  return scrollTop;
}

/** The scroll position at which a row is the first. */
export function scrollTopOf(space: RowSpace, row: number): number {
  return scrollTopAt(space, row * space.rowHeight);
}

function offsetAt(space: RowSpace, scrollTop: number): number {
  return scrollTop * stretch(space);
}

function scrollTopAt(space: RowSpace, offset: number): number {
  return Math.max(0, offset / stretch(space));
}

/** Pixels of the list for each pixel of scrolling. */
function stretch(space: RowSpace): number {
  const full = space.rowCount * space.rowHeight;
  const physical = scrollHeight(space);
  if (full <= physical || physical <= space.viewHeight) return 1;
  return (full - space.viewHeight) / (physical - space.viewHeight);
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
