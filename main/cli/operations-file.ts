/** Reads OPS.json of `apply`: a list of operations with their values, or a cell of lineage pasted as it stands. */
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../app/errors.ts';
import type { ReplayOperation } from '../../app/image/replay.ts';
import { readJsonOrYaml } from '../../app/recipe/syntax.ts';
import { readNumberField } from './number-field.ts';
import { readTextFile } from './recipe-file.ts';

const entrySchema = z.object({
  op: z.string({ error: 'expected the name of an operation' }),
  params: z.record(z.string(), z.unknown(), { error: 'expected an object' }).default({}),
  fields: z.array(z.string(), { error: 'expected a list of file names' }).default([]),
});

/** @throws AppError `recipe.unreadable`, `recipe.syntax` or `op.invalid-value` */
export async function readOperations(path: string): Promise<readonly ReplayOperation[]> {
  const parsed = parseOperations(await readTextFile(path), path);
  const list = Array.isArray(parsed) ? parsed : [parsed];
  const folder = dirname(resolve(path));
  const operations: ReplayOperation[] = [];
  for (const [i, value] of list.entries()) {
    const entry = entrySchema.safeParse(value);
    if (!entry.success) throw invalidEntry(path, i, entry.error);
    const { op, params, fields } = entry.data;
    const numbers = [];
    for (const field of fields) numbers.push(await readNumberField(resolve(folder, field)));
    operations.push(numbers.length === 0 ? { op, params } : { op, params, fields: numbers });
  }
  return operations;
}

function parseOperations(text: string, path: string): unknown {
  const trimmed = text.trim();
  // A cell as CSV quotes it: the quotes around it go, doubled ones become one.
  const isCell = /^"\s*\[/.test(trimmed) && trimmed.endsWith('"') && trimmed.includes('""');
  const json = isCell ? trimmed.slice(1, -1).replaceAll('""', '"') : text;
  const value = readJsonOrYaml(json, path);
  return typeof value === 'string' ? readJsonOrYaml(value, path) : value;
}

function invalidEntry(path: string, i: number, error: z.ZodError): AppError {
  const [issue] = error.issues;
  const field = [`[${i}]`, ...(issue?.path ?? []).map(String)].join('.');
  return new AppError(
    'op.invalid-value',
    `${path}: "${field}" is not usable: ${issue?.message ?? 'expected an object'}.`,
    {
      file: path,
      field,
    },
  );
}
