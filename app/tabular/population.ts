import type { MadeRows } from './made-rows.ts';
import type { ClassSizes } from './sampling-strategy.ts';
import type { CategoricalColumn, NumericColumn, Table } from './table.ts';

/**
 * The rows a step sees: what is left of the input and what earlier steps made. Every row has an identity that never
 * changes: an input row its number, a synthetic row `rowCount + s` with `s` counting all synthetic rows in the order
 * they were made. Values and classes are held by identity, so a parent is read the same whether it is real or not.
 */
export interface Population {
  readonly labels: readonly string[];
  /** Identities of the living rows, ascending. */
  readonly rows: Int32Array;
  /** Rows of the input; identities from here on are synthetic. */
  readonly inputRows: number;
  /** Class code by identity. */
  readonly classCodes: Int32Array;
  /** Feature columns with values by identity; the target and ignored columns are not among them. */
  readonly numeric: readonly NumericColumn[];
  readonly categorical: readonly CategoricalColumn[];
}

/** The population before the first step: the rows of the table but for those dropped beforehand. */
export function populationOf(table: Table, dropped: ReadonlySet<number> = new Set()): Population {
  const features = table.columns.filter((column) => column.index !== table.target.index);
  const rows = new Int32Array(table.rowCount - dropped.size);
  let kept = 0;
  for (let row = 0; row < table.rowCount; row++) {
    if (!dropped.has(row)) rows[kept++] = row;
  }
  return {
    labels: table.target.labels,
    rows,
    inputRows: table.rowCount,
    classCodes: table.target.codes,
    numeric: features.filter((column) => column.kind === 'numeric'),
    categorical: features.filter((column) => column.kind === 'categorical'),
  };
}

/** Identities of the living rows of a class, ascending. */
export function rowsOfClass(population: Population, code: number): Int32Array {
  return population.rows.filter((row) => population.classCodes[row] === code);
}

/**
 * Classes with the living rows of each, in sorted label order. Classes without a row are left out of strategies: a
 * label that no row bears any more cannot be grown.
 */
export function classSizes(population: Population): ClassSizes {
  const counts = new Array<number>(population.labels.length).fill(0);
  for (const row of population.rows) {
    const code = population.classCodes[row] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return { labels: population.labels, counts };
}

/** The population after a step: its new rows are appended, the rows it removed are no longer alive. */
export function advance(population: Population, made: MadeRows | null, removed: ReadonlySet<number>): Population {
  const before = population.classCodes.length;
  const alive = [population.rows, Int32Array.from({ length: made?.count ?? 0 }, (_, i) => before + i)];
  const rows = join(alive).filter((row) => !removed.has(row));
  if (made === null || made.count === 0) return { ...population, rows };
  return {
    ...population,
    rows,
    classCodes: join([population.classCodes, made.classCodes]),
    numeric: population.numeric.map((column) => ({
      ...column,
      values: joinShared(column.values, made.numeric.get(column.index), made.count),
    })),
    categorical: population.categorical.map((column) => ({
      ...column,
      codes: join([column.codes, made.categorical.get(column.index) ?? new Int32Array(made.count).fill(-1)]),
    })),
  };
}

function join(parts: readonly Int32Array[]): Int32Array {
  const whole = new Int32Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

function joinShared(values: Float64Array, more: Float64Array | undefined, count: number): Float64Array {
  const whole = new Float64Array(new SharedArrayBuffer((values.length + count) * Float64Array.BYTES_PER_ELEMENT));
  whole.set(values);
  if (more === undefined) whole.fill(Number.NaN, values.length);
  else whole.set(more, values.length);
  return whole;
}
