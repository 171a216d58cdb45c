/** What the values of a column are written as, for formats that tell numbers, truth values and texts apart. */
import type { NumberReader } from './number-reader.ts';

/** `json` is a list, or a nested value, kept as it is written. */
export type WrittenType = 'integer' | 'number' | 'boolean' | 'text' | 'json';

const TRUE = [0x74, 0x72, 0x75, 0x65];
const FALSE = [0x66, 0x61, 0x6c, 0x73, 0x65];
/** The largest whole number of 64 bits has 19 digits. */
const MOST_DIGITS = 18;

/** Narrows down, value by value, what a column of texts could also be written as without changing a character. */
export class WrittenTypes {
  #seen = false;
  #integers = true;
  #numbers = true;
  #booleans = true;

  /** False once nothing but text is left. */
  get mayBeOther(): boolean {
    return this.#numbers || this.#booleans;
  }

  get type(): WrittenType {
    if (!this.#seen) return 'text';
    if (this.#booleans) return 'boolean';
    if (this.#integers) return 'integer';
    return this.#numbers ? 'number' : 'text';
  }

  note(bytes: Uint8Array, start: number, end: number, reader: NumberReader): void {
    this.#seen = true;
    if (this.#booleans) this.#booleans = isWord(bytes, start, end, TRUE) || isWord(bytes, start, end, FALSE);
    if (!this.#numbers) return;
    const isNumber = reader.read(bytes, start, end) && !reader.leadingZero && Number.isFinite(reader.value);
    const isLong = reader.unsafe && end - start > MOST_DIGITS;
    this.#numbers = isNumber && !isLong;
    this.#integers &&= isNumber && reader.whole && !isLong;
  }
}

function isWord(bytes: Uint8Array, start: number, end: number, word: readonly number[]): boolean {
  return end - start === word.length && word.every((byte, i) => bytes[start + i] === byte);
}
