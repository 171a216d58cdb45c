/** Puts the rows of a table into a plane to be looked at: two of its columns, or its first two principal components. */
import { AppError } from '../errors.ts';
import type { Matrix } from './matrix.ts';
import { principalAxes, turn } from './neighbours/principal-axes.ts';
import type { Column, Table } from './table.ts';

export interface PlaneAxis {
  /** Null for a principal component. */
  readonly column: string | null;
  /** Share of the variance along a component; null for a column. */
  readonly share: number | null;
  /** Texts at 0, 1, 2, … for a column of categories. */
  readonly levels: readonly string[] | null;
}

/** Values of rows by column position: of a table, or of synthetic rows. */
export interface RowValues {
  readonly count: number;
  numbers(column: number): Float64Array | undefined;
  codes(column: number): Int32Array | undefined;
}

export interface Plane {
  readonly axes: readonly [PlaneAxis, PlaneAxis];
  /** One coordinate pair a row; NaN where a value is missing. */
  place(rows: RowValues): { readonly x: Float32Array; readonly y: Float32Array };
}

/** More levels than this of a column take part in components as one: the rest is rare. */
const MOST_LEVELS = 12;
/** The axes are found by turning a square matrix of the columns: this many take 40 ms. */
const MOST_COLUMNS = 64;

export function valuesOf({ rowCount, columns }: Pick<Table, 'rowCount' | 'columns'>): RowValues {
  const of = (index: number): Column | undefined => columns.find((column) => column.index === index);
  return {
    count: rowCount,
    numbers: (index) => pick(of(index), 'numeric')?.values,
    codes: (index) => pick(of(index), 'categorical')?.codes,
  };
}

function pick<Kind extends Column['kind']>(column: Column | undefined, kind: Kind) {
  return column?.kind === kind ? (column as Extract<Column, { kind: Kind }>) : undefined;
}

/** @throws AppError `table.unknown-column` for a column that takes no part. */
export function columnPlane(table: Table, x: string, y: string): Plane {
  const [across, up] = [x, y].map((name) => {
    const column = table.columns.find((candidate) => candidate.name === name);
    if (column !== undefined && column.kind !== 'ignored') return column;
    throw new AppError('table.unknown-column', `There is no column "${name}" to draw. Choose another.`, {
      column: name,
    });
  }) as [Exclude<Column, { kind: 'ignored' }>, Exclude<Column, { kind: 'ignored' }>];
  const axis = (column: typeof across): PlaneAxis => ({
    column: column.name,
    share: null,
    levels: column.kind === 'categorical' ? column.levels : null,
  });
  const read = (rows: RowValues, { index }: Column): Float32Array => {
    const numbers = rows.numbers(index);
    if (numbers !== undefined) return Float32Array.from(numbers);
    return Float32Array.from(rows.codes(index) ?? [], (code) => (code < 0 ? Number.NaN : code));
  };
  return { axes: [axis(across), axis(up)], place: (rows) => ({ x: read(rows, across), y: read(rows, up) }) };
}

/** One coordinate of the space that components are taken in. */
interface Feature {
  readonly index: number;
  /** Of a category; null for a number. */
  readonly level: number | null;
  readonly mean: number;
  readonly deviation: number;
}

/**
 * The first two principal components of the standardized numbers; a missing one counts as the mean. Categories join in
 * as indicators only where fewer than two columns are numbers: their steps would hide what the numbers show.
 */
export function componentPlane(table: Table): Plane {
  const columns = table.columns.filter((column) => column.index !== table.target.index);
  const numeric = columns.filter((column) => column.kind === 'numeric').map(numericFeature);
  const usable = numeric.filter(({ deviation }) => deviation > 0);
  const indicators = usable.length >= 2 ? [] : columns.flatMap(indicatorFeatures);
  const features = [...usable, ...indicators].slice(0, MOST_COLUMNS);
  const matrix = matrixOf(features, valuesOf(table));
  const axes = features.length === 0 ? null : principalAxes(matrix);
  const shares = axes === null ? [0, 0] : sharesAlong(turn(matrix, axes).points);
  const axis = (at: 0 | 1): PlaneAxis => ({ column: null, share: shares[at] ?? 0, levels: null });
  const signs = [0, 1].map((at) => signOf(axes?.axes.subarray(at * features.length, (at + 1) * features.length)));
  const along = (at: 0 | 1, { values }: Matrix, count: number): Float32Array => {
    const placed = new Float32Array(count);
    if (axes === null || features.length <= at) return placed;
    for (let row = 0; row < count; row++) {
      let sum = 0;
      for (let j = 0; j < features.length; j++) {
        const offset = (values[row * features.length + j] as number) - (axes.center[j] as number);
        sum += offset * (axes.axes[at * features.length + j] as number);
      }
      placed[row] = sum * (signs[at] as number);
    }
    return placed;
  };
  return {
    axes: [axis(0), axis(1)],
    place(rows) {
      const standardized = matrixOf(features, rows);
      return { x: along(0, standardized, rows.count), y: along(1, standardized, rows.count) };
    },
  };
}

function numericFeature(column: Column): Feature {
  const values = column.kind === 'numeric' ? column.values : new Float64Array();
  let count = 0;
  let sum = 0;
  let squares = 0;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    count++;
    sum += value;
  }
  const mean = count === 0 ? 0 : sum / count;
  for (const value of values) if (Number.isFinite(value)) squares += (value - mean) ** 2;
  const deviation = Math.sqrt(squares / Math.max(1, count));
  return { index: column.index, level: null, mean, deviation: deviation > Math.abs(mean) * 1e-14 ? deviation : 0 };
}

function indicatorFeatures(column: Column): Feature[] {
  if (column.kind !== 'categorical') return [];
  const counts = new Map<number, number>();
  for (const code of column.codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts]
    .filter(([code]) => code >= 0)
    .sort(([a, m], [b, n]) => n - m || a - b)
    .slice(0, MOST_LEVELS)
    .map(([level, n]) => ({ index: column.index, level, mean: n / column.codes.length, deviation: Math.SQRT2 }));
}

function matrixOf(features: readonly Feature[], rows: RowValues): Matrix {
  const columns = features.length;
  const values = new Float64Array(rows.count * columns);
  features.forEach(({ index, level, mean, deviation }, at) => {
    const numbers = level === null ? rows.numbers(index) : undefined;
    const codes = level === null ? undefined : rows.codes(index);
    for (let row = 0; row < rows.count; row++) {
      const value = numbers === undefined ? Number(codes?.[row] === level) : (numbers[row] ?? Number.NaN);
      values[row * columns + at] = Number.isFinite(value) ? (value - mean) / deviation : 0;
    }
  });
  return { rows: rows.count, columns, values };
}

/** The share of the total variance along each of the first two axes. */
function sharesAlong({ rows, columns, values }: Matrix): [number, number] {
  const squares = new Float64Array(columns);
  for (let i = 0; i < rows * columns; i++) {
    squares[i % columns] = (squares[i % columns] ?? 0) + (values[i] ?? 0) ** 2;
  }
  const total = squares.reduce((sum, value) => sum + value, 0) || 1;
  return [(squares[0] ?? 0) / total, (squares[1] ?? 0) / total];
}

/** An axis points where its largest entry is positive, so that the picture is not mirrored when a row changes. */
function signOf(axis: Float64Array | undefined): 1 | -1 {
  if (axis === undefined) return 1;
  const largest = axis.reduce((most, value) => (Math.abs(value) > Math.abs(most) + 1e-9 ? value : most), 0);
  return largest < 0 ? -1 : 1;
}
