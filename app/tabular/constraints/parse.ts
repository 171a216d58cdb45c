import type { ColumnConstraint, Constraint, SumConstraint } from '../../model/recipe.ts';
import { FieldReader, show } from '../../recipe/fields.ts';
import { splitComparison } from './comparison.ts';

const COLUMN_KEYS = ['column', 'min', 'max', 'allowed', 'whole'] as const;
const SUM_KEYS = ['sum', 'equals', 'tolerance'] as const;

/**
 * Checks the `constraints` of a recipe, as far as that can be done without the table.
 *
 * @throws AppError `recipe.unknown-key` or `recipe.invalid-value`.
 */
export function parseConstraints(constraints: readonly unknown[], path: string): readonly Constraint[] {
  return constraints.map((value, i) => parseConstraint(new FieldReader(value, `${path}[${i}]`)));
}

function parseConstraint(fields: FieldReader): Constraint {
  if (fields.raw('check') !== undefined) {
    fields.onlyKeys(['check']);
    return { check: checkText(fields) };
  }
  if (fields.raw('fixed') !== undefined) {
    fields.onlyKeys(['fixed']);
    return { fixed: names(fields, 'fixed') };
  }
  if (fields.raw('sum') !== undefined) return sumOf(fields);
  if (fields.raw('column') !== undefined) return columnOf(fields);
  fields.onlyKeys([...COLUMN_KEYS, 'check', 'fixed', ...SUM_KEYS]);
  return fields.fail(
    'column',
    'is missing. A constraint is {"column", "min", "max", "allowed", "whole"}, {"check": "a <= b"}, {"fixed": [columns]} or {"sum": [columns], "equals": column}.',
  );
}

function checkText(fields: FieldReader): string {
  const text = fields.raw('check');
  if (typeof text === 'string' && splitComparison(text) !== null) return text;
  return fields.fail(
    'check',
    `is ${show(text)}; expected two sides with one of <, <=, >, >=, ==, != between them, such as "start <= end".`,
  );
}

function names(fields: FieldReader, key: string): readonly string[] {
  const list = fields.list(key);
  const texts = list.filter((name) => typeof name === 'string');
  if (texts.length < list.length || new Set(texts).size < 2 || new Set(texts).size < texts.length) {
    return fields.fail(key, 'must name two columns or more, each once.');
  }
  return texts;
}

function sumOf(fields: FieldReader): SumConstraint {
  fields.onlyKeys(SUM_KEYS);
  const equals = fields.raw('equals');
  if (!isNumber(equals) && (typeof equals !== 'string' || equals === '')) {
    return fields.fail('equals', `is ${show(equals)}; expected the column that holds the sum, or a number.`);
  }
  return { sum: names(fields, 'sum'), equals, tolerance: fields.number('tolerance', { min: 0, fallback: 0 }) };
}

function columnOf(fields: FieldReader): ColumnConstraint {
  fields.onlyKeys(COLUMN_KEYS);
  const column = fields.raw('column');
  if (typeof column !== 'string' || column === '') {
    return fields.fail('column', `is ${show(column)}; expected the name of a column.`);
  }
  const bounds = {
    ...(fields.raw('min') === undefined ? {} : { min: fields.number('min') }),
    ...(fields.raw('max') === undefined ? {} : { max: fields.number('max') }),
  };
  if (bounds.min !== undefined && bounds.max !== undefined && bounds.min > bounds.max) {
    return fields.fail('max', `is ${bounds.max}, below "min" ${bounds.min}; no value can be both.`);
  }
  const allowed = fields.raw('allowed') === undefined ? {} : { allowed: allowedValues(fields) };
  const whole = fields.flag('whole', false) ? { whole: true } : {};
  const constraint = { column, ...bounds, ...allowed, ...whole };
  if (Object.keys(constraint).length > 1) return constraint;
  return fields.fail('column', 'says nothing of its values; expected "min", "max", "allowed" or "whole" beside it.');
}

function allowedValues(fields: FieldReader): readonly (string | number)[] {
  const list = fields.list('allowed');
  const values = list.filter((value) => typeof value === 'string' || isNumber(value));
  if (values.length === list.length && values.length > 0) return values;
  return fields.fail('allowed', 'must be a list of texts or numbers, at least one.');
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
