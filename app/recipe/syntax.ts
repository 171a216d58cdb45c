import { parseDocument } from 'yaml';
import { AppError } from '../errors.ts';
import { findRepeatedKey } from './repeated-key.ts';

/** Deeper than any recipe; beyond it, a reader that calls itself would run out of stack. */
const MAX_DEPTH = 64;

/**
 * Reads JSON or YAML that a person wrote into plain values. A file that begins with `{` or `[`, or is named `.json`, is JSON.
 *
 * @throws AppError `recipe.syntax` with the line and column of the fault.
 */
export function readJsonOrYaml(text: string, fileName: string): unknown {
  const body = text.replace(/^\uFEFF/, '');
  if (body.trim() === '') {
    throw new AppError('recipe.syntax', `${fileName} is empty. A recipe is a JSON or YAML object.`, { file: fileName });
  }
  if (body.includes('\0')) {
    throw new AppError('recipe.syntax', `${fileName} is not text. A recipe is a JSON or YAML file in UTF-8.`, {
      file: fileName,
    });
  }
  const isJson = /^\s*[{[]/.test(body) || /\.json$/i.test(fileName);
  const value = isJson ? readJson(body, fileName) : readYaml(body, fileName);
  refuseDeep(value, fileName);
  return value;
}

function readJson(text: string, fileName: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const position = /at position (\d+)/.exec(message);
    const offset = position === null ? text.trimEnd().length : Number(position[1]);
    // The parser repeats the text around the fault; line and column say the same more shortly.
    const reason = message
      .replace(/,? *(\.\.\.)?".*" is not valid JSON.*$/s, '')
      .replace(/ in JSON at position.*$/s, '');
    throw syntaxError(fileName, 'JSON', { reason, ...placeOf(text, offset) }, error);
  }
  const repeated = findRepeatedKey(text);
  if (repeated === undefined) return value;
  const { line, column } = placeOf(text, repeated.at);
  const message = `${fileName}: "${repeated.key}" stands twice in one object, again at line ${line}, column ${column}. Keep one of them.`;
  throw new AppError('recipe.syntax', message, { file: fileName, line, field: repeated.key });
}

function readYaml(text: string, fileName: string): unknown {
  const document = parseDocument(text, { prettyErrors: false, strict: true });
  const [first] = document.errors;
  if (first !== undefined) {
    throw syntaxError(fileName, 'YAML', { reason: first.message, ...placeOf(text, first.pos[0]) }, first);
  }
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw syntaxError(fileName, 'YAML', { reason, line: 1, column: 1 }, error);
  }
}

function syntaxError(
  fileName: string,
  language: string,
  fault: { readonly reason: string; readonly line: number; readonly column: number },
  cause: unknown,
): AppError {
  const { reason, line, column } = fault;
  const message = `${fileName} is not valid ${language}: line ${line}, column ${column}: ${reason.replace(/\.$/, '')}.`;
  return new AppError('recipe.syntax', message, { file: fileName, line }, cause);
}

/** Line and column from 1 of a position in a text. */
function placeOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { line, column: before.length - before.lastIndexOf('\n') };
}

function refuseDeep(value: unknown, fileName: string): void {
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) {
      throw new AppError('recipe.syntax', `${fileName} nests lists and objects more than ${MAX_DEPTH} deep.`, {
        file: fileName,
      });
    }
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
  }
}
