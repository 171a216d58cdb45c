/**
 * Cuts one line of JSON into values without making objects: numbers keep their digits, and texts without escapes are
 * handed on as bytes. Strict as RFC 8259 has it; every fault is named with the character it begins at.
 */
import { AppError } from '../../errors.ts';
import { placeTitle } from '../tables/place-text.ts';
import type { KeyNode } from './key-tree.ts';

/** What a value is in JSON; `list` stands for an array, which is kept as it is written. */
export type JsonType = 'null' | 'boolean' | 'number' | 'string' | 'list';

/** A value in the buffer: a string's bytes are those between its quotes, escapes and all. */
export interface JsonValue {
  readonly type: JsonType;
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly escaped: boolean;
}

export interface LinePlace {
  readonly file: string;
  readonly row: number;
  readonly line: number;
}

export type TakeValue = (node: KeyNode, value: JsonValue) => void;

/** Deeper nesting is an attack or an accident. */
const MOST_LEVELS = 32;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

export class JsonLine {
  readonly #root: KeyNode;
  readonly #take: TakeValue;
  #bytes: Uint8Array = new Uint8Array(0);
  #p = 0;
  #start = 0;
  #end = 0;
  #place: LinePlace = { file: '', row: 0, line: 0 };

  constructor(root: KeyNode, take: TakeValue) {
    this.#root = root;
    this.#take = take;
  }

  /**
   * Hands on every value of the object that stands in `bytes[start, end)`, nothing but spaces around it.
   *
   * @throws AppError `table.not-json`, `table.duplicate-column`, `table.mixed-values`
   */
  read(bytes: Uint8Array, start: number, end: number, place: LinePlace): void {
    this.#bytes = bytes;
    this.#start = start;
    this.#p = start;
    this.#end = end;
    this.#place = place;
    this.#spaces();
    const first = bytes[this.#p];
    if (first !== 0x7b)
      this.#refuse(first === 0x5b ? describeArray(place) : 'expected an object: {"column": value, …}');
    this.#object(this.#root, 0);
    this.#spaces();
    if (this.#p >= end) return;
    this.#refuse(
      bytes[this.#p] === 0x7b
        ? 'a second object begins on the same line; each needs a line of its own'
        : `nothing is expected after the object, but ${this.#found()} follows`,
    );
  }

  #object(node: KeyNode, level: number): void {
    if (level >= MOST_LEVELS) this.#refuse(`objects are nested more than ${MOST_LEVELS} levels deep`);
    this.#p++;
    this.#spaces();
    if (this.#is(0x7d)) return;
    for (let position = 0; ; position++) {
      this.#spaces();
      const child = this.#key(node, position);
      this.#spaces();
      if (!this.#is(0x3a)) this.#refuse(`expected a colon after the key "${child.key}", found ${this.#found()}`);
      this.#spaces();
      this.#member(child, level);
      this.#spaces();
      if (this.#is(0x2c)) continue;
      if (this.#is(0x7d)) return;
      this.#refuse(`expected a comma or } after the value of "${child.name}", found ${this.#found()}`);
    }
  }

  #key(node: KeyNode, position: number): KeyNode {
    if (this.#bytes[this.#p] !== QUOTE) this.#refuse(`expected a key in double quotes, found ${this.#found()}`);
    const { start, end, escaped } = this.#string();
    const child = node.expected(position, this.#bytes, start, end) ?? node.child(this.#text(start, end, escaped));
    if (child.lastRow === this.#place.row) {
      throw new AppError(
        'table.duplicate-column',
        `${placeTitle(this.#place)} of ${this.#place.file} has the key "${child.name}" twice. Keep one of them.`,
        { ...this.#where(), column: child.name },
      );
    }
    child.lastRow = this.#place.row;
    return child;
  }

  #member(node: KeyNode, level: number): void {
    if (this.#bytes[this.#p] === 0x7b) {
      if (node.column >= 0) this.#refuseMixed(node);
      this.#object(node, level + 1);
      return;
    }
    const value = this.#value(node.name, level);
    if (node.children.length > 0) {
      if (value.type === 'null') return;
      this.#refuseMixed(node);
    }
    this.#take(node, value);
  }

  #value(column: string, level: number): JsonValue {
    const bytes = this.#bytes;
    const start = this.#p;
    const byte = bytes[start] ?? 0;
    if (byte === QUOTE) return { type: 'string', bytes, ...this.#string() };
    if (byte === 0x5b) {
      this.#list(level + 1);
      return { type: 'list', bytes, start, end: this.#p, escaped: false };
    }
    if (byte === 0x2d || (byte >= 0x30 && byte <= 0x39)) {
      this.#number(column);
      return { type: 'number', bytes, start, end: this.#p, escaped: false };
    }
    const type = this.#word('null') ? 'null' : this.#word('true') || this.#word('false') ? 'boolean' : null;
    if (type === null) this.#refuse(this.#noValue(column), column);
    return { type, bytes, start, end: this.#p, escaped: false };
  }

  /** Checked, and kept as written. */
  #list(level: number): void {
    if (level >= MOST_LEVELS) this.#refuse(`lists are nested more than ${MOST_LEVELS} levels deep`);
    this.#p++;
    this.#spaces();
    if (this.#is(0x5d)) return;
    for (;;) {
      this.#spaces();
      if (this.#bytes[this.#p] === 0x7b) this.#listedObject(level + 1);
      else this.#value('', level);
      this.#spaces();
      if (this.#is(0x2c)) continue;
      if (this.#is(0x5d)) return;
      this.#refuse(`expected a comma or ] in a list, found ${this.#found()}`);
    }
  }

  #listedObject(level: number): void {
    if (level >= MOST_LEVELS) this.#refuse(`objects are nested more than ${MOST_LEVELS} levels deep`);
    this.#p++;
    this.#spaces();
    if (this.#is(0x7d)) return;
    for (;;) {
      this.#spaces();
      if (this.#bytes[this.#p] !== QUOTE) this.#refuse(`expected a key in double quotes, found ${this.#found()}`);
      this.#string();
      this.#spaces();
      if (!this.#is(0x3a)) this.#refuse(`expected a colon after a key, found ${this.#found()}`);
      this.#spaces();
      if (this.#bytes[this.#p] === 0x7b) this.#listedObject(level + 1);
      else this.#value('', level);
      this.#spaces();
      if (this.#is(0x2c)) continue;
      if (this.#is(0x7d)) return;
      this.#refuse(`expected a comma or } in an object, found ${this.#found()}`);
    }
  }

  /** Reads a string, quotes included; returns the span between them. */
  #string(): { readonly start: number; readonly end: number; readonly escaped: boolean } {
    const bytes = this.#bytes;
    const start = this.#p + 1;
    let escaped = false;
    for (let p = start; p < this.#end; p++) {
      const byte = bytes[p] as number;
      if (byte === QUOTE) {
        this.#p = p + 1;
        if (escaped) this.#text(start, p, true);
        return { start, end: p, escaped };
      }
      if (byte === BACKSLASH) {
        escaped = true;
        p++;
      } else if (byte < 0x20) {
        this.#p = p;
        this.#refuse(`a text holds the control character ${byte}, which has to be written as an escape such as \\n`);
      }
    }
    this.#p = this.#end;
    this.#refuse('a text in quotes is never closed; the line is cut off, or a quote inside it lacks its backslash');
  }

  /** The text of a span between quotes. JSON.parse knows every escape, and refuses what is none. */
  #text(start: number, end: number, escaped: boolean): string {
    const raw = new TextDecoder('utf-8').decode(this.#bytes.subarray(start, end));
    if (!escaped) return raw;
    try {
      return JSON.parse(`"${raw}"`) as string;
    } catch {
      this.#p = start;
      return this.#refuse('a text holds an escape that JSON does not have');
    }
  }

  #number(column: string): void {
    const start = this.#p;
    this.#is(0x2d);
    const leading = this.#bytes[this.#p];
    const digits = this.#digits();
    const isPlain = digits > 0 && (leading !== 0x30 || digits === 1);
    const isWhole = !this.#is(0x2e) || this.#digits() > 0;
    let hasPower = true;
    if (this.#is(0x65) || this.#is(0x45)) {
      if (!this.#is(0x2b)) this.#is(0x2d);
      hasPower = this.#digits() > 0;
    }
    if (isPlain && isWhole && hasPower) return;
    const rest = /^[^\s,}\]]*/.exec(this.#peek(start))?.[0] ?? '';
    this.#p = start;
    this.#refuse(
      `"${rest}" is no number of JSON${column === '' ? '' : ` (key "${column}")`}; ${numberAdvice(rest)}`,
      column,
    );
  }

  #digits(): number {
    const start = this.#p;
    while (this.#p < this.#end) {
      const byte = this.#bytes[this.#p] as number;
      if (byte < 0x30 || byte > 0x39) break;
      this.#p++;
    }
    return this.#p - start;
  }

  #word(word: string): boolean {
    for (let i = 0; i < word.length; i++) if (this.#bytes[this.#p + i] !== word.charCodeAt(i)) return false;
    this.#p += word.length;
    return true;
  }

  #is(byte: number): boolean {
    if (this.#p >= this.#end || this.#bytes[this.#p] !== byte) return false;
    this.#p++;
    return true;
  }

  #spaces(): void {
    while (this.#p < this.#end) {
      const byte = this.#bytes[this.#p];
      if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d && byte !== 0x0a) return;
      this.#p++;
    }
  }

  #peek(at: number): string {
    return new TextDecoder('utf-8').decode(this.#bytes.subarray(at, Math.min(this.#end, at + 30)));
  }

  #found(): string {
    return this.#p >= this.#end ? 'the end of the line' : `"${this.#peek(this.#p).slice(0, 12)}"`;
  }

  #noValue(column: string): string {
    const rest = this.#peek(this.#p);
    const key = column === '' ? 'in a list' : `for the key "${column}"`;
    const literal = /^-?(NaN|Infinity|nan|inf)/.exec(rest)?.[0];
    if (literal !== undefined) return `${literal} ${key} is no value of JSON; write null, or a number`;
    return `expected a value ${key}, found ${this.#found()}`;
  }

  #refuseMixed(node: KeyNode): never {
    const message = `${placeTitle(this.#place)} of ${this.#place.file} has ${this.#bytes[this.#p] === 0x7b ? 'an object' : 'a value'} for "${node.name}", which holds ${node.children.length > 0 ? 'objects' : 'values'} elsewhere. Write it in one way.`;
    throw new AppError('table.mixed-values', message, { ...this.#where(), column: node.name });
  }

  #where(): { file: string; row: number; line: number } {
    const { file, row, line } = this.#place;
    return { file, row, line };
  }

  #refuse(what: string, column = ''): never {
    const character = this.#p - this.#start + 1;
    const message = `${placeTitle(this.#place)} of ${this.#place.file} is no JSON object: at character ${character}, ${what}.`;
    throw new AppError('table.not-json', message, { ...this.#where(), column: column === '' ? undefined : column });
  }
}

function describeArray({ row }: LinePlace): string {
  return row === 0
    ? 'a list begins; JSON Lines has one object on each line, without brackets around all and commas between'
    : 'a list stands where an object is expected';
}

function numberAdvice(text: string): string {
  if (/^-?0\d/.test(text)) return 'numbers have no zeros in front: a code with zeros is a text and needs quotes';
  if (/^-(NaN|Inf|inf|nan)/.test(text)) return 'write null, or a number';
  return 'it is cut off or misspelled';
}
