import { AppError, type Warning } from '../errors.ts';
import type { MissingRule, ScaleRule } from '../model/recipe.ts';
import { distanceScales, quantileOf } from './distance-space.ts';
import type { Population } from './population.ts';
import type { StepControl } from './step-control.ts';
import type { CategoricalColumn, NumericColumn } from './table.ts';

/** What became of a population with missing values. Filled values serve the methods; the input rows stay as they are. */
export interface Completed {
  readonly population: Population;
  /** Rows left out because a value is missing, ascending, each with the first column that misses one. */
  readonly dropped: readonly { readonly row: number; readonly column: string }[];
  readonly warnings: readonly Warning[];
}

/** Donors a missing value is filled from under `"knn"`, as scikit-learn's KNNImputer. */
const DONORS = 5;

/** Rows that are searched for donors; of more, evenly spaced ones are taken, and a warning says so. */
const MOST_CANDIDATES = 5_000;

/**
 * Deals with missing values among the features as `missing` of a recipe says: refuse them, fill in the median (text:
 * the most frequent level), fill in the mean of the five nearest rows (text: their most frequent level), or drop rows.
 *
 * @throws AppError `table.missing-value`, naming the column, how many values it misses and the first such row.
 */
export async function completeFeatures(
  population: Population,
  rules: { readonly missing: MissingRule; readonly scale: ScaleRule },
  control: StepControl,
): Promise<Completed> {
  const gaps = gapsOf(population);
  if (gaps.length === 0) return { population, dropped: [], warnings: [] };
  switch (rules.missing) {
    case 'refuse':
      throw refusal(gaps);
    case 'drop':
      return dropRows(population, gaps);
    case 'median':
      return { population: fill(population, gaps, centerOf(population)), dropped: [], warnings: [filled(gaps)] };
    case 'knn': {
      const { donors, warnings } = await findDonors(population, gaps, rules.scale, control);
      return { population: fill(population, gaps, meanOf(donors)), dropped: [], warnings: [filled(gaps), ...warnings] };
    }
  }
}

/** Where a column misses values; `rows` are identities, ascending. */
interface Gap {
  readonly column: NumericColumn | CategoricalColumn;
  readonly rows: readonly number[];
}

function isMissing(column: NumericColumn | CategoricalColumn, row: number): boolean {
  return column.kind === 'numeric' ? Number.isNaN(column.values[row]) : (column.codes[row] as number) < 0;
}

function gapsOf(population: Population): Gap[] {
  const columns = [...population.numeric, ...population.categorical].sort((a, b) => a.index - b.index);
  return columns
    .filter((column) => column.missingCount > 0)
    .map((column) => ({ column, rows: [...population.rows].filter((row) => isMissing(column, row)) }))
    .filter(({ rows }) => rows.length > 0);
}

function refusal(gaps: readonly Gap[]): AppError {
  const listed = gaps.slice(0, 5).map(({ column, rows }) => `"${column.name}" (${rows.length})`);
  const more = gaps.length > 5 ? ` and ${gaps.length - 5} more columns` : '';
  const [first] = gaps;
  const row = first?.rows[0];
  return new AppError(
    'table.missing-value',
    `Values are missing in ${listed.join(', ')}${more}; the first is in column "${first?.column.name}" of data row ${row}. Set "missing" to "median", "knn" or "drop", set the column to "ignore", or use RandomOverSampler without shrinkage, which only copies rows.`,
    { column: first?.column.name, row },
  );
}

function dropRows(population: Population, gaps: readonly Gap[]): Completed {
  const first = new Map<number, string>();
  for (const { column, rows } of gaps) {
    for (const row of rows) if (!first.has(row)) first.set(row, column.name);
  }
  const dropped = [...first].map(([row, column]) => ({ row, column })).sort((a, b) => a.row - b.row);
  const warning: Warning = {
    code: 'missing.dropped',
    message: `${dropped.length} rows with a missing value were left out, as "missing": "drop" says.`,
  };
  return {
    population: { ...population, rows: population.rows.filter((row) => !first.has(row)) },
    dropped,
    warnings: [warning],
  };
}

function filled(gaps: readonly Gap[]): Warning {
  const values = gaps.reduce((sum, { rows }) => sum + rows.length, 0);
  const columns = gaps.map(({ column }) => `"${column.name}"`).join(', ');
  return {
    code: 'missing.filled',
    message: `${values} missing values in ${columns} were filled in for the methods; the input rows are written as they came.`,
  };
}

/** What to put in a row's place of a column: a number, or a level's code. */
type Filler = (column: NumericColumn | CategoricalColumn, row: number) => number;

function fill(population: Population, gaps: readonly Gap[], filler: Filler): Population {
  const rowsByColumn = new Map(gaps.map(({ column, rows }) => [column.index, rows]));
  return {
    ...population,
    numeric: population.numeric.map((column) => {
      const values = new Float64Array(new SharedArrayBuffer(column.values.byteLength));
      const rows = rowsByColumn.get(column.index);
      if (rows === undefined) return column;
      values.set(column.values);
      for (const row of rows) values[row] = filler(column, row);
      return { ...column, values };
    }),
    categorical: population.categorical.map((column) => {
      const codes = column.codes.slice();
      for (const row of rowsByColumn.get(column.index) ?? []) codes[row] = filler(column, row);
      return { ...column, codes };
    }),
  };
}

function centerOf(population: Population): Filler {
  const centers = new Map<number, number>();
  return (column) => {
    const known = centers.get(column.index);
    if (known !== undefined) return known;
    const present = presentRows(column, population.rows);
    const center = column.kind === 'numeric' ? medianOf(column, present) : modeOf(column, present);
    centers.set(column.index, center);
    return center;
  };
}

function presentRows(column: NumericColumn | CategoricalColumn, rows: Int32Array): Int32Array {
  const present = rows.filter((row) => !isMissing(column, row));
  if (present.length > 0) return present;
  throw new AppError('table.missing-value', `Column "${column.name}" has no value at all. Set it to "ignore".`, {
    column: column.name,
  });
}

function medianOf(column: NumericColumn, rows: Int32Array): number {
  return quantileOf(Float64Array.from(rows, (row) => column.values[row] as number).sort(), 0.5);
}

/** The most frequent level, the first in sorted order of several. */
function modeOf(column: CategoricalColumn, rows: Int32Array): number {
  const counts = new Array<number>(column.levels.length).fill(0);
  for (const row of rows) {
    const code = column.codes[row] as number;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts.indexOf(Math.max(...counts));
}

function meanOf(donors: ReadonlyMap<number, ReadonlyMap<number, Int32Array>>): Filler {
  return (column, row) => {
    const rows = donors.get(column.index)?.get(row) ?? new Int32Array(0);
    if (column.kind === 'categorical') return modeOf(column, rows);
    return rows.reduce((sum, donor) => sum + (column.values[donor] as number), 0) / rows.length;
  };
}

/** For each gap (by column, by row) the nearest rows that have the value. */
async function findDonors(
  population: Population,
  gaps: readonly Gap[],
  scale: ScaleRule,
  control: StepControl,
): Promise<{ donors: Map<number, Map<number, Int32Array>>; warnings: Warning[] }> {
  const distance = distanceOverPresent(population, scale);
  const donors = new Map<number, Map<number, Int32Array>>();
  let thinned = 0;
  for (const { column, rows } of gaps) {
    const present = presentRows(column, population.rows);
    const candidates = thin(present);
    if (candidates.length < present.length) thinned++;
    const found = new Map<number, Int32Array>();
    for (const [i, row] of rows.entries()) {
      if (i % 16 === 0) {
        await control.gate();
        control.progress({ done: i, total: rows.length, stage: `Filling in column ${column.name}` });
      }
      found.set(
        row,
        nearestOf(candidates, (candidate) => distance(row, candidate)),
      );
    }
    donors.set(column.index, found);
  }
  const warning: Warning = {
    code: 'missing.thinned',
    message: `To fill in ${thinned} columns, the nearest rows were sought among ${MOST_CANDIDATES} evenly spaced ones.`,
  };
  return { donors, warnings: thinned > 0 ? [warning] : [] };
}

function thin(rows: Int32Array): Int32Array {
  if (rows.length <= MOST_CANDIDATES) return rows;
  const stride = rows.length / MOST_CANDIDATES;
  return Int32Array.from({ length: MOST_CANDIDATES }, (_, i) => rows[Math.floor(i * stride)] as number);
}

/** Squared distance over the numeric columns that both rows have, scaled up to all of them (Dixon 1979). */
function distanceOverPresent(population: Population, rule: ScaleRule): (a: number, b: number) => number {
  const scales = distanceScales(population, rule);
  return (a, b) => {
    let sum = 0;
    let present = 0;
    for (const [j, column] of population.numeric.entries()) {
      const difference = ((column.values[a] as number) - (column.values[b] as number)) * (scales[j]?.factor ?? 1);
      if (Number.isNaN(difference)) continue;
      sum += difference * difference;
      present++;
    }
    return present === 0 ? Number.POSITIVE_INFINITY : (sum * population.numeric.length) / present;
  };
}

function nearestOf(candidates: Int32Array, distanceTo: (candidate: number) => number): Int32Array {
  const nearest: { row: number; distance: number }[] = [];
  for (const row of candidates) {
    const distance = distanceTo(row);
    if (nearest.length === DONORS && distance >= (nearest[DONORS - 1]?.distance ?? 0)) continue;
    const place = nearest.findIndex((entry) => entry.distance > distance);
    nearest.splice(place < 0 ? nearest.length : place, 0, { row, distance });
    if (nearest.length > DONORS) nearest.pop();
  }
  return Int32Array.from(nearest, ({ row }) => row);
}
