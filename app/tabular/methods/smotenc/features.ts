import { AppError } from '../../../errors.ts';
import { nearestName } from '../../../nearest.ts';
import type { StepInput } from '../../method.ts';
import type { Population } from '../../population.ts';
import type { NumericColumn } from '../../table.ts';
import type { SmotencParameters } from './meta.ts';

/** Which columns are numbers and which are categories, by the parameter `categorical_features`. */
export interface MixedFeatures {
  readonly continuous: readonly NumericColumn[];
  readonly coded: readonly CodedFeature[];
}

export interface CodedFeature {
  readonly index: number;
  /** Code by identity. */
  readonly codes: Int32Array;
  readonly levels: readonly string[];
  /** The value of each level, where the column is one of numbers that the step declares categorical. */
  readonly numbers: Float64Array | null;
}

/**
 * @throws AppError `table.unknown-column` for a name that is no feature; `recipe.invalid-value` where a column of text
 *   is left out; `method.not-applicable` where no column of numbers is left.
 */
export function mixedFeatures({
  parameters,
  population,
  step,
}: Pick<StepInput<SmotencParameters>, 'parameters' | 'population' | 'step'>): MixedFeatures {
  const names = parameters.categorical_features;
  const field = `steps[${step}].categorical_features`;
  const texts = population.categorical.map((column) => ({ ...column, numbers: null }));
  if (names === 'auto') return { continuous: population.numeric, coded: texts };
  requireKnown(names, population, field);
  const left = population.categorical.find(({ name }) => !names.includes(name));
  if (left !== undefined) {
    throw new AppError(
      'recipe.invalid-value',
      `"${field}" leaves out "${left.name}", a column of text, which has no numbers to go between. Add it, or set it to "ignore" under "columns".`,
      { field, column: left.name },
    );
  }
  const continuous = population.numeric.filter(({ name }) => !names.includes(name));
  if (continuous.length === 0) {
    throw new AppError(
      'method.not-applicable',
      `"${field}" names every column, and SMOTENC needs at least one numeric column. For categories alone there is SMOTEN.`,
      { field },
    );
  }
  const declared = population.numeric
    .filter(({ name }) => names.includes(name))
    .map((column) => code(column, population));
  return { continuous, coded: [...texts, ...declared].sort((a, b) => a.index - b.index) };
}

function requireKnown(names: readonly string[], { numeric, categorical }: Population, field: string): void {
  const known = [...numeric, ...categorical].sort((a, b) => a.index - b.index).map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const nearest = nearestName(unknown, known);
  const hint = nearest === undefined ? `The features are ${known.join(', ')}.` : `Did you mean "${nearest}"?`;
  throw new AppError('table.unknown-column', `"${field}" names "${unknown}", which is no feature column. ${hint}`, {
    field,
    column: unknown,
  });
}

/** A column of numbers as categories: one level for each number among the living rows, in ascending order. */
function code({ index, values }: NumericColumn, { rows }: Population): CodedFeature {
  const numbers = Float64Array.from(new Set(Float64Array.from(rows, (row) => values[row] as number))).sort();
  const codeOf = new Map([...numbers].map((number, level) => [number, level]));
  const codes = Int32Array.from(values, (value) => codeOf.get(value) ?? -1);
  return { index, codes, levels: Array.from(numbers, String), numbers };
}
