import { AppError } from '../errors.ts';
import type { ColumnNeed, MethodMeta, MethodNeeds } from './method.ts';
import { methodMetadata } from './methods/metadata.ts';
import type { Population } from './population.ts';
import type { CategoricalColumn, NumericColumn, Table } from './table.ts';

/**
 * What a table must be before a method sees it. Everything here is refused before anything is drawn, in words that say
 * what to do.
 */

/** More distinct numbers than this make a target a quantity, unless its values repeat: see `requireClasses`. */
const MOST_NUMERIC_CLASSES = 20;
const FEWEST_ROWS_PER_CLASS = 10;

/**
 * Refuses a target that has one class, or that measures instead of naming: numbers with a fraction, or more than 20
 * distinct whole numbers that hardly repeat.
 *
 * @throws AppError `target.one-class` or `target.continuous`.
 */
export function requireClasses({ target, rowCount }: Table): void {
  const { name, labels } = target;
  if (labels.length < 2) {
    throw new AppError(
      'target.one-class',
      `Every row has "${labels[0] ?? ''}" in the target column "${name}". Balancing needs at least two classes: choose another target.`,
      { column: name },
    );
  }
  if (
    labels.length <= MOST_NUMERIC_CLASSES ||
    labels.some((label) => label.trim() === '' || Number.isNaN(Number(label)))
  ) {
    return;
  }
  const measures = labels.some((label) => !Number.isInteger(Number(label)));
  if (!measures && rowCount >= labels.length * FEWEST_ROWS_PER_CLASS) return;
  throw new AppError(
    'target.continuous',
    `The target column "${name}" holds ${labels.length} different numbers in ${rowCount} rows: a quantity, not classes. Choose a column of classes, or cut it into groups first.`,
    { column: name },
  );
}

/**
 * Refuses columns that a method cannot work on.
 *
 * @throws AppError `method.not-applicable` or `table.infinite-value`.
 */
export function requireColumns(population: Population, meta: MethodMeta, needs: MethodNeeds): void {
  const { numeric, categorical } = population;
  if (needs.categorical === 'refused' && categorical.length > 0) {
    refuse(
      meta,
      `computes with numbers, and these columns hold text: ${named(categorical)}. Use a method that takes them (${fitting(population)}), or set them to "ignore" under "columns".`,
      categorical,
    );
  }
  if (needs.numeric === 'refused' && numeric.length > 0) {
    refuse(
      meta,
      `works on categories alone, and these columns are numeric: ${named(numeric)}. Set those that are categories to "categorical" and the others to "ignore" under "columns", or use ${fitting(population)}.`,
      numeric,
    );
  }
  if (needs.numeric === 'required' && numeric.length === 0) {
    refuse(meta, `needs at least one numeric column. Without one, use ${fitting(population)}.`, []);
  }
  if (needs.categorical === 'required' && categorical.length === 0) {
    refuse(meta, `needs at least one column of text. Without one, use ${fitting(population)}.`, []);
  }
  if (!needs.acceptsMissing) requireFinite(population);
}

/** The over-samplers that, by default, take the columns as they are. */
function fitting({ numeric, categorical }: Population): string {
  return methodMetadata
    .filter(({ kind }) => kind === 'oversampling')
    .filter((other) => {
      const needs = other.needs(other.parameters.parse({}));
      return isMet(needs.numeric, numeric.length) && isMet(needs.categorical, categorical.length);
    })
    .map(({ name }) => name)
    .join(', ');
}

function isMet(need: ColumnNeed, columns: number): boolean {
  switch (need) {
    case 'required':
      return columns > 0;
    case 'refused':
      return columns === 0;
    case 'accepted':
      return true;
  }
}

function requireFinite({ numeric, rows }: Population): void {
  for (const column of numeric) {
    for (const row of rows) {
      const value = column.values[row] as number;
      if (value !== Number.POSITIVE_INFINITY && value !== Number.NEGATIVE_INFINITY) continue;
      throw new AppError(
        'table.infinite-value',
        `Column "${column.name}" is ${value} in data row ${row}. Distances need finite numbers: correct it, leave it empty and set "missing", or set the column to "ignore".`,
        { column: column.name, row },
      );
    }
  }
}

function named(columns: readonly (NumericColumn | CategoricalColumn)[]): string {
  const shown = columns.slice(0, 8).map(({ name }) => `"${name}"`);
  return columns.length > 8 ? `${shown.join(', ')} and ${columns.length - 8} more` : shown.join(', ');
}

function refuse(meta: MethodMeta, complaint: string, columns: readonly (NumericColumn | CategoricalColumn)[]): never {
  throw new AppError('method.not-applicable', `${meta.name} ${complaint}`, { column: columns[0]?.name });
}
