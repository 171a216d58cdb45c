import type { MadeRows } from './made-rows.ts';
import type { ClassCount, RemovedRow, SyntheticRows } from './run-result.ts';
import type { Table } from './table.ts';

/** Joins what the steps made into the rows of a result; `madeIn` is the position of the step of each part. */
export function joinMade(parts: readonly MadeRows[], madeIn: readonly number[]): SyntheticRows {
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const step = new Uint16Array(count);
  let first = 0;
  for (const [i, part] of parts.entries()) {
    step.fill(madeIn[i] ?? 0, first, first + part.count);
    first += part.count;
  }
  const integers = (of: (part: MadeRows) => Int32Array | undefined) =>
    joinParts(parts, of, (length) => new Int32Array(length).fill(-1));
  const numbers = (of: (part: MadeRows) => Float64Array | undefined) =>
    joinParts(parts, of, (length) => new Float64Array(length).fill(Number.NaN));
  return {
    count,
    numeric: joinMaps(parts, ({ numeric }) => numeric, numbers),
    categorical: joinMaps(parts, ({ categorical }) => categorical, integers),
    classCodes: integers(({ classCodes }) => classCodes),
    step,
    base: integers(({ base }) => base),
    neighbour: integers(({ neighbour }) => neighbour),
    gap: numbers(({ gap }) => gap),
    extra: joinMaps(parts, ({ extra }) => extra, numbers),
  };
}

/** A single part is handed on as it is: the values of a large run are not copied. */
function joinParts<Values extends Int32Array | Float64Array>(
  parts: readonly MadeRows[],
  of: (part: MadeRows) => Values | undefined,
  empty: (length: number) => Values,
): Values {
  const [only] = parts;
  const alone = parts.length === 1 && only !== undefined ? of(only) : undefined;
  if (alone !== undefined) return alone;
  const whole = empty(parts.reduce((sum, part) => sum + part.count, 0));
  let first = 0;
  for (const part of parts) {
    const values = of(part);
    if (values !== undefined) whole.set(values, first);
    first += part.count;
  }
  return whole;
}

function joinMaps<Key, Values>(
  parts: readonly MadeRows[],
  of: (part: MadeRows) => ReadonlyMap<Key, Values>,
  join: (of: (part: MadeRows) => Values | undefined) => Values,
): Map<Key, Values> {
  const keys = new Set(parts.flatMap((part) => [...of(part).keys()]));
  return new Map([...keys].map((key) => [key, join((part) => of(part).get(key))]));
}

/** Rows per class before and after, with what was added and removed; removed synthetic rows count in both. */
export function countClasses(
  table: Table,
  synthetic: SyntheticRows,
  removed: readonly RemovedRow[],
): Readonly<Record<string, ClassCount>> {
  const tally = (codes: Iterable<number>): number[] => {
    const counts = new Array<number>(table.target.labels.length).fill(0);
    for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
    return counts;
  };
  const before = tally(table.target.codes);
  const added = tally(synthetic.classCodes);
  const gone = tally(
    removed.map(({ row }) => {
      const codes = row < table.rowCount ? table.target.codes[row] : synthetic.classCodes[row - table.rowCount];
      return codes ?? 0;
    }),
  );
  return Object.fromEntries(
    table.target.labels.map((label, code) => {
      const counts = { before: before[code] ?? 0, added: added[code] ?? 0, removed: gone[code] ?? 0 };
      return [label, { ...counts, after: counts.before + counts.added - counts.removed }];
    }),
  );
}
