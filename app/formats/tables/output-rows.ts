/** Which rows the output has, in which file, and what is appended to them. */
import type { TabularResult } from '../../tabular/run-result.ts';

/** One part for everything, or train, val and test as 0, 1 and 2. Synthetic rows are always of part 0. */
export interface OutputRows {
  readonly rowCount: number;
  /** 1 where an input row is left out, by row. */
  readonly removed: Uint8Array;
  /** 1 where a synthetic row is left out, by its number among the synthetic ones. */
  readonly removedSynthetic: Uint8Array;
  /** Part of each input row; null: all of part 0. */
  readonly parts: Uint8Array | null;
  /** Output line of the first synthetic row, counted from 0 in its file. */
  readonly firstSynthetic: number;
}

export function outputRows(rowCount: number, result: TabularResult, parts: Uint8Array | null): OutputRows {
  const removed = new Uint8Array(rowCount);
  const removedSynthetic = new Uint8Array(result.synthetic.count);
  for (const { row } of result.removed) {
    if (row < rowCount) removed[row] = 1;
    else removedSynthetic[row - rowCount] = 1;
  }
  let firstSynthetic = 0;
  for (let row = 0; row < rowCount; row++) {
    if (removed[row] === 0 && (parts === null || parts[row] === 0)) firstSynthetic++;
  }
  return { rowCount, removed, removedSynthetic, parts, firstSynthetic };
}

/**
 * A group for every row (input rows first, then synthetic ones): rows that are parent and child share one, so that
 * cross-validation by groups never tests on a relative. A group is named by its first row.
 */
export function parentGroups(rowCount: number, { synthetic }: TabularResult): Int32Array {
  const parent = Int32Array.from({ length: rowCount + synthetic.count }, (_, row) => row);
  const root = (row: number): number => {
    let at = row;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? 0] ?? 0;
      at = parent[at] ?? 0;
    }
    return at;
  };
  const join = (a: number, b: number) => {
    const first = root(a);
    const second = root(b);
    parent[Math.max(first, second)] = Math.min(first, second);
  };
  for (let s = 0; s < synthetic.count; s++) {
    const base = synthetic.base[s] ?? -1;
    const neighbour = synthetic.neighbour[s] ?? -1;
    if (base >= 0) join(rowCount + s, base);
    if (neighbour >= 0) join(rowCount + s, neighbour);
  }
  return parent.map((_, row) => root(row));
}
