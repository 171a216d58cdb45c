/** What is selected in a list that may have a hundred thousand entries: ranges of indexes, sorted and apart. */

export interface IndexRange {
  readonly from: number;
  /** Inclusive. */
  readonly to: number;
}

export type Selection = readonly IndexRange[];

export const nothingSelected: Selection = [];

export function isSelected(selection: Selection, index: number): boolean {
  return selection.some(({ from, to }) => from <= index && index <= to);
}

export function selectedCount(selection: Selection): number {
  return selection.reduce((sum, { from, to }) => sum + to - from + 1, 0);
}

/** From one index to another, in whichever order. */
export function rangeBetween(a: number, b: number): Selection {
  return [{ from: Math.min(a, b), to: Math.max(a, b) }];
}

export function toggled(selection: Selection, index: number): Selection {
  return isSelected(selection, index)
    ? selection.flatMap((range) => without(range, index))
    : joined([...selection, { from: index, to: index }]);
}

function without({ from, to }: IndexRange, index: number): IndexRange[] {
  if (index < from || index > to) return [{ from, to }];
  return [
    { from, to: index - 1 },
    { from: index + 1, to },
  ].filter((range) => range.from <= range.to);
}

function joined(ranges: readonly IndexRange[]): Selection {
  const sorted = [...ranges].sort((a, b) => a.from - b.from);
  const result: IndexRange[] = [];
  for (const range of sorted) {
    const last = result.at(-1);
    if (last === undefined || range.from > last.to + 1) result.push(range);
    else result[result.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
  }
  return result;
}
