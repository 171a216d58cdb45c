/** Where a key takes the focus in a grid; null for keys that move nothing. */

interface Keys {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

interface Place {
  readonly active: number;
  readonly count: number;
  readonly columns: number;
  /** Rows of a screen. */
  readonly page: number;
}

export function movedBy(
  { key, ctrlKey, metaKey, altKey }: Keys,
  { active, count, columns, page }: Place,
): number | null {
  if (altKey || count === 0) return null;
  const whole = ctrlKey || metaKey;
  const last = count - 1;
  const rowStart = active - (active % columns);
  /** Up and down stay in the column; what lies beyond the end is the last tile. */
  const byRows = (rows: number): number => {
    const to = active + rows * columns;
    if (to < 0) return active % columns;
    if (to <= last) return to;
    return rowStart + columns > last ? active : last;
  };
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, active - 1);
    case 'ArrowRight':
      return Math.min(last, active + 1);
    case 'ArrowUp':
      return byRows(-1);
    case 'ArrowDown':
      return byRows(1);
    case 'PageUp':
      return byRows(-page);
    case 'PageDown':
      return byRows(page);
    case 'Home':
      return whole ? 0 : rowStart;
    case 'End':
      return whole ? last : Math.min(last, rowStart + columns - 1);
    default:
      return null;
  }
}
