import type { TabularStep } from '../../model/recipe.ts';
import { nearestName } from '../../nearest.ts';
import type { FieldReader } from '../../recipe/fields.ts';
import { show } from '../../recipe/fields.ts';

/** `method` of a step that filters; in a recipe it is written `{"filters": [names]}`. */
export const FILTER_STEP = 'filters';

export const FILTERS = ['duplicates', 'nearer_other_class', 'constraints'] as const;

export type FilterName = (typeof FILTERS)[number];

export type FilterParameters = { readonly filters: readonly FilterName[] };

/**
 * Reads `filters` of a step, or of a recipe.
 *
 * @throws AppError `recipe.unknown-key` or `recipe.invalid-value`.
 */
export function parseFilters(fields: FieldReader): TabularStep {
  if (fields.raw('steps') === undefined) fields.onlyKeys(['filters', 'method']);
  const filters = fields.list('filters').map((value) => {
    const known = FILTERS.find((name) => name === value);
    if (known !== undefined) return known;
    const nearest = typeof value === 'string' ? nearestName(value, FILTERS) : undefined;
    const hint = nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
    return fields.fail(
      'filters',
      `has ${show(value)}; expected ${FILTERS.map((name) => `"${name}"`).join(', ')}.${hint}`,
    );
  });
  if (filters.length === 0) return fields.fail('filters', `is empty; expected some of ${FILTERS.join(', ')}.`);
  return { method: FILTER_STEP, parameters: { filters: [...new Set(filters)] } };
}
