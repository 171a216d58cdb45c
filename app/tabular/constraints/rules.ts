/** Constraints bound to the columns of a table: what a row must keep to, and how a complaint tells it. */
import type { TabularRecipe } from '../../model/recipe.ts';
import type { Population } from '../population.ts';
import type { Table } from '../table.ts';

/** Values by column position and row; rows of the input, of a population or of a step's output. */
export interface RowValues {
  readonly numeric: ReadonlyMap<number, Float64Array>;
  readonly categorical: ReadonlyMap<number, Int32Array>;
  readonly classCodes: Int32Array;
}

export interface Rule {
  /** The constraint in words, as a warning names it. */
  readonly text: string;
  /** Its place in the recipe. */
  readonly field: string;
  /** The first of the columns that it is about. */
  readonly column: string;
  /** A test of rows; one with a missing value among the rule's columns passes. */
  holdsIn(values: RowValues): (row: number) => boolean;
  /** Position of the column, where this says that it holds whole numbers. */
  readonly wholeColumn?: number | undefined;
  /** The values that it looks at, for a complaint. */
  found(values: RowValues, row: number): string;
  /**
   * Sets right what follows from other values, or what has a nearest permitted one: for rows that lie on no segment,
   * whose values no lineage fixes. Absent where there is no such thing.
   */
  mend?(values: RowValues, row: number): void;
}

/** What new rows must keep to, and whether those that do not are drawn again or left to a filter. */
export interface Rules {
  readonly list: readonly Rule[];
  /** Positions of the columns that hold whole numbers by a constraint. */
  readonly whole: ReadonlySet<number>;
  readonly redraws: boolean;
}

/** With a filter for constraints among the steps, draws are taken as they come and that filter drops what breaks one. */
export function rulesOf(list: readonly Rule[], { steps }: Pick<TabularRecipe, 'steps'>): Rules {
  const isFiltered = steps.some(({ parameters }) => {
    const { filters } = parameters;
    return Array.isArray(filters) && filters.includes('constraints');
  });
  const whole = list.flatMap(({ wholeColumn }) => (wholeColumn === undefined ? [] : [wholeColumn]));
  return { list, whole: new Set(whole), redraws: !isFiltered };
}

export function valuesOfTable({ columns, target }: Table): RowValues {
  const features = columns.filter(({ index }) => index !== target.index);
  return {
    numeric: new Map(features.flatMap((column) => (column.kind === 'numeric' ? [[column.index, column.values]] : []))),
    categorical: new Map(
      features.flatMap((column) => (column.kind === 'categorical' ? [[column.index, column.codes]] : [])),
    ),
    classCodes: target.codes,
  };
}

export function valuesOfPopulation({ numeric, categorical, classCodes }: Population): RowValues {
  return {
    numeric: new Map(numeric.map(({ index, values }) => [index, values])),
    categorical: new Map(categorical.map(({ index, codes }) => [index, codes])),
    classCodes,
  };
}
