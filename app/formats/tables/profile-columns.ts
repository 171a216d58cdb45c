/** What a column is, for a person who looks at a table before working with it. */
import type { ReadColumn, Texts } from './finish-column.ts';

export type ProfileKind =
  | 'number'
  | 'integer'
  | 'boolean'
  | 'category'
  | 'text'
  | 'date'
  | 'id'
  | 'constant'
  | 'empty'
  | 'ignored';

export interface ColumnProfile {
  readonly name: string;
  readonly kind: ProfileKind;
  readonly missing: number;
  /** Distinct values without missing ones; null for ignored columns, which are not looked at. */
  readonly distinct: number | null;
  /** Numbers only. */
  readonly min: number | null;
  readonly max: number | null;
}

const BOOLEAN_WORDS = new Set(['true', 'false', 'yes', 'no', 't', 'f', 'y', 'n']);
const DATE =
  /^\s*(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})([T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?\s*$/;
/** `id`, `customer_id`, `customerId`, `Unnamed: 0` (a row index of pandas), but not `humid`. */
const ID_NAME = /^(id|index|uuid|guid|key|row|row_?id|unnamed: 0)$|[_ .-](id|uuid|key)$|^id[_ .-]/i;
const CAMEL_CASE_ID = /[a-z]I[dD]$/;

/** Texts that hardly repeat are free text; fewer than this are too few to say. */
const FEWEST_FOR_TEXT = 20;
const TEXT_SHARE = 0.5;

export function profileColumn(column: ReadColumn, rowCount: number): ColumnProfile {
  const base = { name: column.name, missing: column.missingCount };
  if (column.kind === 'ignored') return { ...base, kind: 'ignored', distinct: null, min: null, max: null };
  const present = rowCount - column.missingCount;
  if (present === 0) return { ...base, kind: 'empty', distinct: 0, min: null, max: null };
  if (column.numbers !== null) {
    const { distinct, min, max } = summarize(column.numbers.values);
    const kind = numberKind(column, { distinct, min, max, present });
    return { ...base, kind, distinct, min, max };
  }
  const texts = column.texts?.();
  const kind = texts === undefined ? 'text' : textKind(column.name, texts, present);
  return { ...base, kind, distinct: texts?.levels.length ?? 0, min: null, max: null };
}

interface NumberFacts {
  readonly distinct: number;
  readonly min: number | null;
  readonly max: number | null;
  readonly present: number;
}

function numberKind(column: ReadColumn, { distinct, min, max, present }: NumberFacts): ProfileKind {
  if (distinct === 1) return 'constant';
  if (column.numbers?.whole !== true) return 'number';
  if (distinct === 2 && min === 0 && max === 1) return 'boolean';
  return distinct === present && isIdName(column.name) ? 'id' : 'integer';
}

function textKind(name: string, { levels }: Texts, present: number): ProfileKind {
  if (levels.length === 1) return 'constant';
  if (levels.length === 2 && levels.every((level) => BOOLEAN_WORDS.has(level.trim().toLowerCase()))) return 'boolean';
  if (levels.every((level) => DATE.test(level))) return 'date';
  if (levels.length === present && (isIdName(name) || levels.every(isCode))) return present > 1 ? 'id' : 'category';
  return levels.length >= FEWEST_FOR_TEXT && levels.length > present * TEXT_SHARE ? 'text' : 'category';
}

function isIdName(name: string): boolean {
  return ID_NAME.test(name.trim()) || CAMEL_CASE_ID.test(name.trim());
}

/** One word with a digit in it, such as `A-0017`. */
function isCode(text: string): boolean {
  return /^[\w.:/-]*\d[\w.:/-]*$/.test(text.trim());
}

/** Sorting a copy counts distinct values exactly and takes 40 ms for half a million. */
function summarize(values: Float64Array): { distinct: number; min: number | null; max: number | null } {
  const sorted = Float64Array.from(values).sort();
  let present = sorted.length;
  while (present > 0 && Number.isNaN(sorted[present - 1])) present--;
  let distinct = 0;
  for (let i = 0; i < present; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) distinct++;
  return { distinct, min: sorted[0] ?? null, max: sorted[present - 1] ?? null };
}
