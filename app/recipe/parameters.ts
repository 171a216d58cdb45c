import { z } from 'zod';
import { AppError } from '../errors.ts';
import { nearestName } from '../nearest.ts';
import { show } from './fields.ts';

/** Whose parameters are read, and where they stand in the recipe. */
export interface ParameterPlace {
  /** Path of the object that holds them, such as `steps[0]`. */
  readonly path: string;
  /** Name of the method or operation, for messages. */
  readonly owner: string;
}

/**
 * Checks parameters against a strict schema and returns them with every default written out. The first fault is
 * thrown in the words of `FieldReader`: the field's path, what was found, what was expected, the nearest known name.
 *
 * @throws AppError `recipe.unknown-key` or `recipe.invalid-value`.
 */
export function readParameters<T>(schema: z.ZodType<T>, value: unknown, place: ParameterPlace): T {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw issue === undefined ? parsed.error : toAppError(issue, schema, place);
}

/**
 * A parameter that takes several forms. `expected` completes "… is 7; expected …" for whatever fits none of them, so
 * that a person reads one sentence and not one complaint a form.
 */
export function anyOf<const Forms extends readonly [z.ZodType, z.ZodType, ...z.ZodType[]]>(
  forms: Forms,
  expected: string,
): z.ZodUnion<Forms> {
  return z.union(forms, { error: (issue) => `is ${show(issue.input)}; expected ${expected}.` });
}

function toAppError(issue: z.core.$ZodIssue, schema: z.ZodType, place: ParameterPlace): AppError {
  const parent = [place.path, ...issue.path.map(String)].join('.');
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    const field = `${parent}.${key}`;
    const known = schema instanceof z.ZodObject && issue.path.length === 0 ? Object.keys(schema.shape) : [];
    const nearest = nearestName(key, known);
    const hint = nearest === undefined ? `It takes: ${known.join(', ')}.` : `Did you mean "${nearest}"?`;
    return new AppError('recipe.unknown-key', `"${field}" is not a parameter of ${place.owner}. ${hint}`, { field });
  }
  return new AppError('recipe.invalid-value', `"${parent}" ${complaintOf(issue)}`, { field: parent });
}

function complaintOf(issue: z.core.$ZodIssue): string {
  const found = `is ${show(issue.input)}; expected`;
  switch (issue.code) {
    case 'invalid_type':
      return `${found} ${nounOf(issue.expected)}.`;
    case 'too_small': {
      const bound = issue.inclusive === false ? 'above' : 'of at least';
      return `${found} ${nounOf(issue.origin)} ${bound} ${issue.minimum}.`;
    }
    case 'too_big': {
      const bound = issue.inclusive === false ? 'below' : 'of at most';
      return `${found} ${nounOf(issue.origin)} ${bound} ${issue.maximum}.`;
    }
    case 'invalid_value': {
      const nearest = typeof issue.input === 'string' ? nearestName(issue.input, issue.values.map(String)) : undefined;
      const hint = nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
      return `${found} one of ${issue.values.map((value) => show(value)).join(', ')}.${hint}`;
    }
    default:
      return issue.message;
  }
}

function nounOf(type: string): string {
  switch (type) {
    case 'int':
      return 'a whole number';
    case 'boolean':
      return 'true or false';
    case 'array':
      return 'a list';
    case 'object':
    case 'record':
      return 'an object';
    default:
      return `a ${type}`;
  }
}
