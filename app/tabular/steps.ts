import { AppError } from '../errors.ts';
import type { TabularStep } from '../model/recipe.ts';
import { nearestName } from '../nearest.ts';
import { FieldReader } from '../recipe/fields.ts';
import { readParameters } from '../recipe/parameters.ts';
import { FILTER_STEP, parseFilters } from './filters/parse.ts';
import { methodMetadata } from './methods/metadata.ts';

/**
 * Checks the steps of a table recipe, `{method, ...parameters}` or `{filters: [names]}` each, against the catalog of methods and writes out
 * every default. A recipe without steps is refused: it would do nothing, which nobody asks for on purpose.
 *
 * @throws AppError `recipe.unknown-method`, `recipe.unknown-key` or `recipe.invalid-value`.
 */
export function parseTabularSteps(steps: readonly unknown[], path: string): readonly TabularStep[] {
  if (steps.length > 0) return steps.map((step, i) => parseStep(step, `${path}[${i}]`));
  throw new AppError(
    'recipe.invalid-value',
    `"${path}" is empty; expected at least one step, such as {"method": "SMOTE"}.`,
    { field: path },
  );
}

function parseStep(step: unknown, path: string): TabularStep {
  const fields = new FieldReader(step, path);
  const name = fields.raw('method');
  if (fields.raw('filters') !== undefined && (name === undefined || name === FILTER_STEP)) return parseFilters(fields);
  const meta = methodMetadata.find((candidate) => candidate.name === name);
  if (meta === undefined) return refuseMethod(name, `${path}.method`);
  const given = Object.fromEntries(
    fields
      .keys()
      .filter((key) => key !== 'method')
      .map((key) => [key, fields.raw(key)]),
  );
  const parameters = readParameters(meta.parameters, given, { path, owner: meta.name });
  return { method: meta.name, parameters };
}

function refuseMethod(name: unknown, field: string): never {
  const known = methodMetadata.map((meta) => meta.name);
  if (typeof name !== 'string') {
    const found = name === undefined ? 'missing' : `${JSON.stringify(name)}`;
    throw new AppError(
      'recipe.invalid-value',
      `"${field}" is ${found}; expected the name of a method: ${known.join(', ')}.`,
      { field },
    );
  }
  const nearest = nearestName(name, known);
  const hint = nearest === undefined ? `Known methods: ${known.join(', ')}.` : `Did you mean "${nearest}"?`;
  throw new AppError('recipe.unknown-method', `"${field}" is "${name}", which is no method of tables. ${hint}`, {
    field,
  });
}

/** Steps as a recipe file has them: `{method, ...parameters}`. */
export function writeTabularSteps(steps: readonly TabularStep[]): readonly Readonly<Record<string, unknown>>[] {
  return steps.map(({ method, parameters }) => (method === FILTER_STEP ? parameters : { method, ...parameters }));
}
