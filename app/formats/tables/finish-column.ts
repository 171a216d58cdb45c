/** Turns what was scanned of a column into its final form: numbers, categories or nothing. */
import { AppError } from '../../errors.ts';
import type { CellPlace } from '../../tabular/table.ts';
import type { Problem } from '../problem.ts';
import { type RowIndex, sharedCodes, sharedFloats } from './growing.ts';
import { isMissingText } from './missing.ts';
import { NumberReader } from './number-reader.ts';
import { placeTitle } from './place-text.ts';
import { FieldMode, type LevelNumbers, type ScanColumn } from './scan-column.ts';
import type { WrittenType } from './written-type.ts';

export interface ReadColumn {
  readonly name: string;
  readonly index: number;
  readonly kind: 'numeric' | 'categorical' | 'ignored';
  /** The recipe says what the column is. */
  readonly declared: boolean;
  readonly missingCount: number;
  readonly firstMissing: CellPlace | undefined;
  /** Present when the kind is numeric. */
  readonly numbers: Numbers | null;
  /** What the values are written as. */
  readonly written: WrittenType;
  /** The column as texts: always when categorical; when numeric, only with up to 1,024 distinct values. */
  readonly texts: (() => Texts) | null;
}

export interface Numbers {
  readonly values: Float64Array;
  readonly whole: boolean;
  readonly decimals: number;
  readonly firstInfinite: CellPlace | undefined;
}

/** A column as codes: −1 is missing, others index the sorted `levels`. */
export interface Texts {
  readonly codes: Int32Array;
  readonly levels: readonly string[];
  /** Rows of each level. */
  readonly counts: Uint32Array;
  /** Each level as a number; NaN where it is none. */
  readonly levelNumbers: Float64Array;
  /** The same when all are numbers. */
  readonly numbers: readonly number[] | null;
}

export interface FinishContext {
  readonly file: string;
  readonly rows: RowIndex;
  /** Null for bytes that are no text in the file's encoding. */
  readonly decode: (bytes: Uint8Array) => string | null;
  readonly decimalMark: '.' | ',';
  readonly problems: Problem[];
  /** What the values are written as, where the format says it. */
  readonly written?: WrittenType | undefined;
}

export function finishColumn(column: ScanColumn, context: FinishContext): ReadColumn {
  if (column.mode === FieldMode.ignore) {
    return {
      ...base(column, context),
      kind: 'ignored',
      missingCount: column.ignoredMissing,
      firstMissing: undefined,
      numbers: null,
      texts: null,
    };
  }
  if (column.mode === FieldMode.numeric) return fromValues(column, context);
  const levels = column.role === 'categorical' ? null : column.levelNumbers();
  const allMissing = levels?.values.every(Number.isNaN) === true;
  if (levels === null || (allMissing && column.role === 'auto' && hasTextLevels(column, context)))
    return fromTexts(column, context);
  return fromLevels(column, levels, context);
}

function base(column: ScanColumn, { written }: FinishContext) {
  const { name, index, role } = column;
  return { name, index, declared: role !== 'auto', written: written ?? column.writtenType() };
}

function fromValues(column: ScanColumn, context: FinishContext): ReadColumn {
  const values = column.values.subarray(0, context.rows.count);
  const numbers = {
    values,
    whole: !column.fractional,
    decimals: column.decimals,
    firstInfinite: column.firstInfinite,
  };
  noteUnsafe(column, context);
  return { ...base(column, context), kind: 'numeric', ...missingOf(values, context.rows), numbers, texts: null };
}

function missingOf(
  values: Float64Array,
  rows: RowIndex,
): { missingCount: number; firstMissing: CellPlace | undefined } {
  let missingCount = 0;
  let first = -1;
  for (let row = 0; row < values.length; row++) {
    if (!Number.isNaN(values[row])) continue;
    missingCount++;
    if (first < 0) first = row;
  }
  return { missingCount, firstMissing: first < 0 ? undefined : { row: first, line: rows.lineOf(first), found: '' } };
}

/** A column of few distinct numbers, of which the texts are known too. */
function fromLevels(column: ScanColumn, levels: LevelNumbers, context: FinishContext): ReadColumn {
  const values = sharedFloats(context.rows.count);
  let firstInfinite: CellPlace | undefined;
  for (let row = 0; row < values.length; row++) {
    const code = column.codes[row] ?? 0;
    values[row] = levels.values[code] ?? Number.NaN;
    if (levels.infinite >= 0 && firstInfinite === undefined && Math.abs(values[row] ?? 0) === Infinity) {
      firstInfinite = { row, line: context.rows.lineOf(row), found: decodeLevel(column, code, context) };
    }
  }
  const numbers = { values, whole: !levels.fractional, decimals: levels.decimals, firstInfinite };
  return {
    ...base(column, context),
    kind: 'numeric',
    ...missingOf(values, context.rows),
    numbers,
    texts: once(() => sortedTexts(column, context)),
  };
}

function hasTextLevels(column: ScanColumn, context: FinishContext): boolean {
  for (let code = 0; code < column.dictionary.size; code++) {
    if (!isMissingText(decodeLevel(column, code, context))) return true;
  }
  return false;
}

function fromTexts(column: ScanColumn, context: FinishContext): ReadColumn {
  const texts = sortedTexts(column, context);
  noteNumberLikeTexts(column, context);
  let missingCount = 0;
  let first = -1;
  for (let row = 0; row < texts.codes.length; row++) {
    if (texts.codes[row] !== -1) continue;
    missingCount++;
    if (first < 0) first = row;
  }
  const firstMissing = first < 0 ? undefined : { row: first, line: context.rows.lineOf(first), found: '' };
  return {
    ...base(column, context),
    kind: 'categorical',
    missingCount,
    firstMissing,
    numbers: null,
    texts: () => texts,
  };
}

function sortedTexts(column: ScanColumn, context: FinishContext): Texts {
  const { dictionary } = column;
  const names = Array.from({ length: dictionary.size }, (_, code) => decodeLevel(column, code, context));
  const values = textNumbers(names, context.decimalMark);
  const present = names.flatMap((name, code) => (isMissingText(name) ? [] : [code]));
  const allNumbers = present.every((code) => !Number.isNaN(values[code]));
  sortLevels(present, names, allNumbers ? values : null);
  const newCodes = new Int32Array(names.length).fill(-1);
  present.forEach((code, position) => {
    newCodes[code] = position;
  });
  const codes = sharedCodes(context.rows.count);
  const counts = new Uint32Array(present.length);
  for (let row = 0; row < codes.length; row++) {
    const code = newCodes[column.codes[row] ?? 0] ?? -1;
    codes[row] = code;
    if (code >= 0) counts[code] = (counts[code] ?? 0) + 1;
  }
  const levels = present.map((code) => names[code] ?? '');
  const levelNumbers = Float64Array.from(present, (code) => values[code] ?? Number.NaN);
  return { codes, levels, counts, levelNumbers, numbers: allNumbers ? [...levelNumbers] : null };
}

/** Numbers by value when all are numbers, else texts by code unit; equal numbers by their text. */
function sortLevels(codes: number[], names: readonly string[], values: Float64Array | null): void {
  const byText = (a: number, b: number) => compareTexts(names[a] ?? '', names[b] ?? '');
  if (values === null) codes.sort(byText);
  else codes.sort((a, b) => compareNumbers(values[a] ?? 0, values[b] ?? 0) || byText(a, b));
}

function textNumbers(texts: readonly string[], decimalMark: '.' | ','): Float64Array {
  const reader = new NumberReader(decimalMark);
  const encoder = new TextEncoder();
  return Float64Array.from(texts, (text) => {
    const bytes = encoder.encode(text);
    return reader.read(bytes, 0, bytes.length) ? reader.value : Number.NaN;
  });
}

function compareNumbers(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function decodeLevel(column: ScanColumn, code: number, context: FinishContext): string {
  const text = context.decode(column.dictionary.bytesOf(code));
  if (text !== null) return text;
  const row = column.codes.indexOf(code);
  const line = context.rows.lineOf(row);
  const message = `${placeTitle({ row, line })} of ${context.file}, column "${column.name}", holds bytes that are not UTF-8, while the rest of the file is. Save the file as UTF-8.`;
  throw new AppError('table.not-text', message, { file: context.file, line, row, column: column.name });
}

function noteUnsafe(column: ScanColumn, { file, problems }: FinishContext): void {
  const place = column.firstUnsafe;
  if (place === undefined) return;
  problems.push({
    code: 'column.integer-precision',
    message: `Column "${column.name}" is declared numeric, but whole numbers beyond 2^53 such as ${place.found} cannot be computed with exactly. Original rows keep them as they stand.`,
    where: { file, column: column.name, row: place.row, line: place.line },
    count: 1,
  });
}

/** Says why a column that looks like numbers is read as texts. */
function noteNumberLikeTexts(column: ScanColumn, context: FinishContext): void {
  if (column.role !== 'auto') return;
  const reader = new NumberReader(context.decimalMark);
  const { dictionary } = column;
  let leadingZero = -1;
  let unsafe = -1;
  for (let code = 0; code < dictionary.size; code++) {
    const bytes = dictionary.bytesOf(code);
    if (!reader.read(bytes, 0, bytes.length)) {
      if (!isMissingText(decodeLevel(column, code, context))) return;
    } else if (reader.leadingZero && leadingZero < 0) leadingZero = code;
    else if (reader.unsafe && unsafe < 0) unsafe = code;
  }
  const code = leadingZero >= 0 ? leadingZero : unsafe;
  if (code < 0) return;
  const row = column.codes.indexOf(code);
  const reason = leadingZero >= 0 ? 'zeros in front, so they are codes' : 'more digits than a double holds';
  context.problems.push({
    code: leadingZero >= 0 ? 'column.leading-zeros' : 'column.integer-precision',
    message: `Column "${column.name}" is read as categories: whole numbers such as ${decodeLevel(column, code, context)} have ${reason}. Declare it "numeric" to compute with it, or "ignore".`,
    where: { file: context.file, column: column.name, row, line: context.rows.lineOf(row) },
    count: 1,
  });
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
