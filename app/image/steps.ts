import type { z } from 'zod';
import { AppError } from '../errors.ts';
import type { GroupStep, ImageStep, OperationStep } from '../model/recipe.ts';
import { nearestName } from '../nearest.ts';
import { FieldReader } from '../recipe/fields.ts';
import type { OperationMeta } from './op.ts';
import { operationMeta, operationMetas } from './ops/catalog-meta.ts';

const GROUPS = ['oneOf'] as const;
const MAX_DEPTH = 20;

/**
 * Checks the steps of a picture recipe against the catalogue and writes out every default. `path` is where the list
 * stands in the recipe, for messages: `steps`, `per_class.cat`.
 *
 * @throws AppError `recipe.unknown-method`, `recipe.unknown-key` or `recipe.invalid-value`, with the path of the field.
 */
export function parseImageSteps(steps: readonly unknown[], path: string): readonly ImageStep[] {
  return parseList(steps, path, 0);
}

function parseList(steps: readonly unknown[], path: string, depth: number): readonly ImageStep[] {
  if (depth > MAX_DEPTH) {
    throw new AppError('recipe.invalid-value', `"${path}" nests groups more than ${MAX_DEPTH} deep.`, { field: path });
  }
  return steps.map((step, i) => parseStep(new FieldReader(step, `${path}[${i}]`), depth));
}

function parseStep(fields: FieldReader, depth: number): ImageStep {
  const group = GROUPS.find((name) => fields.raw(name) !== undefined);
  if (group !== undefined) return parseGroup(fields, group, depth);
  const name = fields.raw('op');
  if (typeof name !== 'string') {
    const nearest = fields.keys().find((key) => nearestName(key, GROUPS) !== undefined);
    const hint =
      nearest === undefined ? '' : ` Did you mean "${nearestName(nearest, GROUPS)}" instead of "${nearest}"?`;
    return fields.fail('op', `is ${found(name)}; expected the name of an operation, such as "HorizontalFlip".${hint}`);
  }
  const meta = operationMeta(name);
  if (meta === undefined) throw unknownOperation(name, fields.pathOf('op'));
  return parseOperation(fields, meta);
}

function parseGroup(fields: FieldReader, kind: GroupStep['kind'], depth: number): GroupStep {
  fields.onlyKeys([kind, 'p']);
  const steps = parseList(fields.list(kind), fields.pathOf(kind), depth + 1);
  if (steps.length === 0) fields.fail(kind, 'is empty; expected a list of at least one step.');
  if (steps.every((step) => step.p === 0)) {
    fields.fail(kind, 'has only steps with "p": 0, so none can be drawn; give at least one of them a "p" above 0.');
  }
  return { kind, p: fields.number('p', { min: 0, max: 1, fallback: 0.5 }), steps };
}

function parseOperation(fields: FieldReader, meta: OperationMeta<unknown>): OperationStep {
  const known = Object.keys(meta.parameters.shape);
  const given: Record<string, unknown> = {};
  for (const key of fields.keys()) {
    if (key === 'op' || key === 'p') continue;
    if (!known.includes(key)) throw unknownParameter(fields.pathOf(key), key, meta.name, known);
    given[key] = fields.raw(key);
  }
  const p = fields.number('p', { min: 0, max: 1, fallback: meta.defaultP });
  const result = meta.parameters.safeParse(given);
  if (!result.success) throw invalidParameter(result.error, given, fields);
  return { kind: 'op', op: meta.name, p, parameters: result.data as OperationStep['parameters'] };
}

function unknownOperation(name: string, field: string): AppError {
  const names = operationMetas.map((meta) => meta.name);
  const nearest = nearestName(name, names);
  const hint = nearest === undefined ? `Known operations: ${names.join(', ')}.` : `Did you mean "${nearest}"?`;
  return new AppError('recipe.unknown-method', `"${field}": there is no operation "${name}". ${hint}`, { field });
}

function unknownParameter(field: string, key: string, op: string, known: readonly string[]): AppError {
  const all = [...known, 'p'];
  const nearest = nearestName(key, all);
  const hint = nearest === undefined ? `Its parameters: ${all.join(', ')}.` : `Did you mean "${nearest}"?`;
  return new AppError('recipe.unknown-key', `"${field}" is not a parameter of ${op}. ${hint}`, { field });
}

function invalidParameter(error: z.ZodError, given: Readonly<Record<string, unknown>>, fields: FieldReader): AppError {
  const issue = error.issues[0];
  const path = issue?.path ?? [];
  const field = path.reduce<string>(
    (text, part) =>
      typeof part === 'number'
        ? `${text}[${part}]`
        : text === ''
          ? fields.pathOf(String(part))
          : `${text}.${String(part)}`,
    '',
  );
  const value = path.reduce<unknown>((at, part) => (at as Record<PropertyKey, unknown> | undefined)?.[part], given);
  const state = value === undefined ? 'is missing' : `is ${found(value)}`;
  return new AppError('recipe.invalid-value', `"${field}" ${state}; ${issue?.message ?? 'expected another value'}.`, {
    field,
  });
}

function found(value: unknown): string {
  if (value === undefined) return 'missing';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
