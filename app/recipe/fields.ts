import { AppError } from '../errors.ts';
import { nearestName } from '../nearest.ts';

interface Range {
  readonly min?: number;
  readonly max?: number;
  /** Value when the field is absent; without one the field is required. */
  readonly fallback?: number;
}

/**
 * Reads the fields of one object of a recipe. Every complaint names the field's path, what was found and what was
 * expected; an unknown key is an error that names the nearest known one.
 */
export class FieldReader {
  readonly #object: Readonly<Record<string, unknown>>;
  readonly #path: string;

  /** `path` is where the object stands in the recipe, empty for the recipe itself. */
  constructor(value: unknown, path: string) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      const name = path === '' ? 'A recipe' : `"${path}"`;
      throw new AppError('recipe.invalid-value', `${name} must be an object; found ${show(value)}.`, {
        field: path === '' ? undefined : path,
      });
    }
    this.#object = value as Record<string, unknown>;
    this.#path = path;
  }

  keys(): string[] {
    return Object.keys(this.#object);
  }

  raw(key: string): unknown {
    return Object.hasOwn(this.#object, key) ? this.#object[key] : undefined;
  }

  pathOf(key: string): string {
    return this.#path === '' ? key : `${this.#path}.${key}`;
  }

  /** Throws `recipe.invalid-value` about a field; `complaint` follows its name. */
  fail(key: string, complaint: string): never {
    const field = this.pathOf(key);
    throw new AppError('recipe.invalid-value', `"${field}" ${complaint}`, { field });
  }

  onlyKeys(known: readonly string[]): void {
    for (const key of this.keys()) {
      if (known.includes(key)) continue;
      const field = this.pathOf(key);
      const nearest = nearestName(key, known);
      const hint = nearest === undefined ? `Known keys: ${known.join(', ')}.` : `Did you mean "${nearest}"?`;
      throw new AppError('recipe.unknown-key', `"${field}" is not a key of a recipe. ${hint}`, { field });
    }
  }

  choice<const T extends string>(key: string, options: readonly T[], fallback?: T): T {
    const value = this.raw(key);
    if (value === undefined && fallback !== undefined) return fallback;
    const found = options.find((option) => option === value);
    if (found !== undefined) return found;
    const expected = options.map((option) => `"${option}"`).join(', ');
    if (value === undefined) return this.fail(key, `is missing; expected one of ${expected}.`);
    const nearest = typeof value === 'string' ? nearestName(value, options) : undefined;
    const hint = nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
    return this.fail(key, `is ${show(value)}; expected one of ${expected}.${hint}`);
  }

  number(key: string, range: Range = {}): number {
    const value = this.raw(key);
    if (value === undefined && range.fallback !== undefined) return range.fallback;
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      return this.fail(key, `is ${show(value)}; expected a number${describeRange(range)}.`);
    }
    if ((range.min !== undefined && value < range.min) || (range.max !== undefined && value > range.max)) {
      return this.fail(key, `is ${value}; expected a number${describeRange(range)}.`);
    }
    return value;
  }

  integer(key: string, range: Range = {}): number {
    const value = this.number(key, range);
    if (Number.isInteger(value)) return value;
    return this.fail(key, `is ${value}; expected a whole number${describeRange(range)}.`);
  }

  flag(key: string, fallback: boolean): boolean {
    const value = this.raw(key);
    if (value === undefined) return fallback;
    if (typeof value === 'boolean') return value;
    return this.fail(key, `is ${show(value)}; expected true or false.`);
  }

  /** A list; an absent one is empty. */
  list(key: string): readonly unknown[] {
    const value = this.raw(key);
    if (value === undefined) return [];
    if (Array.isArray(value)) return value;
    return this.fail(key, `is ${show(value)}; expected a list.`);
  }

  /** An object of its own fields; an absent one has none. */
  object(key: string): FieldReader {
    return new FieldReader(this.raw(key) ?? {}, this.pathOf(key));
  }
}

function describeRange({ min, max }: Range): string {
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`;
  if (min !== undefined) return ` of at least ${min}`;
  return max === undefined ? '' : ` of at most ${max}`;
}

/** A value as a complaint shows it: short, and by its kind where its text would not help. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
