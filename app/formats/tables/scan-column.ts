/**
 * What is gathered of one column while the scanner runs. A column starts as a dictionary of its distinct texts and
 * turns into plain doubles once it has more distinct numbers than a class column would; so columns with few values
 * keep their texts as they stood, and long columns of numbers keep none.
 */
import { AppError } from '../../errors.ts';
import type { ColumnRole } from '../../model/recipe.ts';
import type { CellPlace } from '../../tabular/table.ts';
import { ByteDictionary, hashBytes } from './byte-dictionary.ts';
import { grownCodes, grownFloats, sharedCodes, sharedFloats } from './growing.ts';
import { isMissingNumber } from './missing.ts';
import type { NumberReader } from './number-reader.ts';
import { placeText } from './place-text.ts';
import { type WrittenType, WrittenTypes } from './written-type.ts';

/** A field that long is more likely an open quote than a value, and rows must fit into memory. */
export const MAX_FIELD_BYTES = 16 * 1024 * 1024;

/** How the scanner treats the fields of a column. */
export const FieldMode = { numeric: 0, text: 1, ignore: 2, skip: 3 } as const;
export type FieldMode = (typeof FieldMode)[keyof typeof FieldMode];

/**
 * More distinct numbers than this are no classes. Also the size up to which distinct values are counted on the way; a
 * dictionary of 1,024 numbers stays within a core's second cache.
 */
export const MAX_TEXTS_OF_NUMBERS = 1024;

/** A field in the buffer and its place in the file. */
export interface FieldSpan {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly row: number;
  readonly line: number | undefined;
}

export interface ScanColumnOptions {
  readonly name: string;
  readonly index: number;
  readonly role: ColumnRole;
  /** Keep the texts whatever they are: the target, and columns where a number turned out to be none. */
  readonly keepTexts: boolean;
  readonly file: string;
  readonly capacity: number;
  readonly reader: NumberReader;
}

export class ScanColumn {
  readonly name: string;
  readonly index: number;
  readonly role: ColumnRole;
  mode: FieldMode;
  values: Float64Array = new Float64Array(0);
  codes: Int32Array = new Int32Array(0);
  dictionary = new ByteDictionary();
  /** Digits after the mark, at most; the scanner's fast path raises it. */
  decimals = 0;
  /** Some value is written with a mark or an exponent. */
  fractional = false;
  /** A number turned out to be none after the texts were dropped: the column must be read again, as text. */
  deferred = false;
  ignoredMissing = 0;
  firstInfinite: CellPlace | undefined;
  /** A declared number column holds whole numbers that a double cannot hold. */
  firstUnsafe: CellPlace | undefined;
  /** What the values of an ignored column look like; the others tell it from their texts or numbers. */
  readonly #ignoredTypes = new WrittenTypes();
  #mayBecomeNumeric: boolean;
  #lastIgnoredMissing = -1;
  readonly #options: ScanColumnOptions;

  constructor(options: ScanColumnOptions) {
    this.#options = options;
    this.name = options.name;
    this.index = options.index;
    this.role = options.role;
    this.#mayBecomeNumeric = options.role === 'auto' && !options.keepTexts;
    this.mode = startMode(options);
    if (this.mode === FieldMode.text) this.codes = sharedCodes(options.capacity);
    if (this.mode === FieldMode.numeric) this.values = sharedFloats(options.capacity);
  }

  /** The column was not there in the first rows: they have no value in it. */
  startLate(rowCount: number): void {
    if (rowCount === 0) return;
    this.ensure(rowCount);
    this.ignoredMissing = rowCount;
    if (this.mode === FieldMode.numeric) this.values.fill(Number.NaN, 0, rowCount);
    const nothing = new Uint8Array(0);
    // The first text of a dictionary has code 0, which is what untouched rows hold.
    if (this.mode === FieldMode.text) this.dictionary.codeOf(nothing, 0, 0, hashBytes(nothing, 0, 0));
  }

  /** Makes room for one more row. */
  ensure(rowCount: number): void {
    const length = Math.max(rowCount + 1, Math.ceil(rowCount * 1.5), 1024);
    if (this.mode === FieldMode.text && rowCount >= this.codes.length) this.codes = grownCodes(this.codes, length);
    if (this.mode === FieldMode.numeric && rowCount >= this.values.length)
      this.values = grownFloats(this.values, length);
  }

  /** Takes a field that the scanner has cut out and unquoted. */
  accept(field: FieldSpan, hash: number): void {
    if (this.mode === FieldMode.text) this.#acceptText(field, hash);
    else if (this.mode === FieldMode.numeric) this.#acceptNumber(field);
    else if (this.mode === FieldMode.ignore) this.#acceptIgnored(field);
  }

  #acceptIgnored({ bytes, start, end, row }: FieldSpan): void {
    if (!isMissingNumber(bytes, start, end)) {
      this.#ignoredTypes.note(bytes, start, end, this.#options.reader);
      return;
    }
    // A row that a block's end cuts in two is scanned twice, and counts once.
    if (row !== this.#lastIgnoredMissing) this.ignoredMissing++;
    this.#lastIgnoredMissing = row;
  }

  /** What all values look like, for formats that tell numbers from texts. */
  writtenType(): WrittenType {
    if (this.mode === FieldMode.numeric)
      return this.fractional || this.firstInfinite !== undefined ? 'number' : 'integer';
    if (this.mode === FieldMode.ignore) return this.#ignoredTypes.type;
    const types = new WrittenTypes();
    for (let code = 0; code < this.dictionary.size && types.mayBeOther; code++) {
      const bytes = this.dictionary.bytesOf(code);
      if (!isMissingNumber(bytes, 0, bytes.length)) types.note(bytes, 0, bytes.length, this.#options.reader);
    }
    return types.type;
  }

  #acceptText({ bytes, start, end, row }: FieldSpan, hash: number): void {
    this.codes[row] = this.dictionary.codeOf(bytes, start, end, hash);
    if (this.#mayBecomeNumeric && this.dictionary.size > MAX_TEXTS_OF_NUMBERS) this.#becomeNumeric(row + 1);
  }

  #acceptNumber(field: FieldSpan): void {
    const { bytes, start, end, row } = field;
    const reader = this.#options.reader;
    if (!reader.read(bytes, start, end)) {
      if (isMissingNumber(bytes, start, end)) this.values[row] = Number.NaN;
      else this.#notANumber(field);
      return;
    }
    if (reader.leadingZero || reader.unsafe) {
      if (this.role !== 'numeric') {
        this.#notANumber(field);
        return;
      }
      if (reader.unsafe) this.firstUnsafe ??= placeOf(field);
    }
    if (!Number.isFinite(reader.value)) this.#infinite(field);
    if (!reader.whole) this.fractional = true;
    if (reader.decimals > this.decimals) this.decimals = reader.decimals;
    this.values[row] = reader.value;
  }

  #infinite(field: FieldSpan): void {
    const place = placeOf(field);
    if (this.role === 'numeric') {
      const message = `Column "${this.name}" holds "${place.found}" in ${placeText(place)}; expected a finite number. Correct or remove the row.`;
      throw new AppError('table.infinite-value', message, this.#where(place));
    }
    this.firstInfinite ??= place;
  }

  #notANumber(field: FieldSpan): void {
    const place = placeOf(field);
    if (this.role === 'numeric') {
      const message = `Column "${this.name}" is declared numeric, but ${placeText(place)} holds "${place.found}"; expected a number. Correct it, or declare the column "categorical" or "ignore".`;
      throw new AppError('table.not-a-number', message, this.#where(place));
    }
    this.deferred = true;
    this.mode = FieldMode.skip;
    this.values = new Float64Array(0);
  }

  #where(place: CellPlace): { file: string; line: number | undefined; row: number; column: string } {
    return { file: this.#options.file, line: place.line, row: place.row, column: this.name };
  }

  /** Replaces texts by doubles when every text so far is a number or missing; else the texts stay for good. */
  #becomeNumeric(rowCount: number): void {
    this.#mayBecomeNumeric = false;
    const levels = this.levelNumbers();
    if (levels === null) return;
    const values = sharedFloats(this.codes.length);
    for (let row = 0; row < rowCount; row++) values[row] = levels.values[this.codes[row] ?? 0] ?? Number.NaN;
    if (levels.infinite >= 0) {
      this.deferred = true;
      this.mode = FieldMode.skip;
      return;
    }
    this.values = values;
    this.codes = new Int32Array(0);
    this.dictionary = new ByteDictionary();
    this.decimals = levels.decimals;
    this.fractional = levels.fractional;
    this.mode = FieldMode.numeric;
  }

  /** The distinct texts as numbers (NaN: missing); null when one of them is no number or reads like a code. */
  levelNumbers(): LevelNumbers | null {
    const { dictionary } = this;
    const { reader } = this.#options;
    const values = new Float64Array(dictionary.size);
    let decimals = 0;
    let fractional = false;
    let infinite = -1;
    for (let code = 0; code < dictionary.size; code++) {
      const bytes = dictionary.bytesOf(code);
      if (!reader.read(bytes, 0, bytes.length)) {
        if (!isMissingNumber(bytes, 0, bytes.length)) return null;
        values[code] = Number.NaN;
        continue;
      }
      if (reader.leadingZero || reader.unsafe) return null;
      values[code] = reader.value;
      if (!Number.isFinite(reader.value) && infinite < 0) infinite = code;
      if (!reader.whole) fractional = true;
      if (reader.decimals > decimals) decimals = reader.decimals;
    }
    return { values, decimals, fractional, infinite };
  }
}

export interface LevelNumbers {
  readonly values: Float64Array;
  readonly decimals: number;
  readonly fractional: boolean;
  /** The first level that is infinite, or −1. */
  readonly infinite: number;
}

function startMode({ role, keepTexts }: ScanColumnOptions): FieldMode {
  if (keepTexts) return FieldMode.text;
  if (role === 'ignore') return FieldMode.ignore;
  return role === 'numeric' ? FieldMode.numeric : FieldMode.text;
}

const LONGEST_SHOWN = 60;

/** A field as a message shows it: not longer than a line. */
export function placeOf({ bytes, start, end, row, line }: FieldSpan): CellPlace {
  const text = new TextDecoder('utf-8').decode(bytes.subarray(start, Math.min(end, start + LONGEST_SHOWN)));
  return { row, line, found: end - start > LONGEST_SHOWN ? `${text}…` : text };
}
