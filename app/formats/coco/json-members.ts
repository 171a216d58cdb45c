/**
 * Cuts one JSON object into its members, and members that are lists into their elements, without holding more than one
 * element: annotation files have gigabytes and a string has not. Texts are handed out with their place in the file, so
 * that they can be read again from there.
 */
export interface JsonMember {
  readonly key: string;
  /** Position in the list; null for a member that is no list. */
  readonly index: number | null;
  readonly text: () => string;
  /** Bytes from the beginning of the file. */
  readonly offset: number;
  readonly length: number;
  /** From 1, where the value begins. */
  readonly line: number;
}

/** Where the text stops being an object of members. */
export class JsonFault extends Error {
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = [0x7b, 0x7d, 0x5b, 0x5d];

type State = 'start' | 'key' | 'colon' | 'value' | 'in-value' | 'in-key' | 'list' | 'in-element' | 'after' | 'end';

/** @throws JsonFault with the line of the fault */
export async function* jsonMembers(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<JsonMember> {
  const cutter = new MemberCutter();
  for await (const chunk of chunks) yield* cutter.push(chunk);
  cutter.finish();
}

class MemberCutter {
  readonly #decoder = new TextDecoder('utf-8', { fatal: false });
  #state: State = 'start';
  #key = '';
  #index = 0;
  #line = 1;
  #offset = 0;
  /** Nesting inside the value that is being cut. */
  #depth = 0;
  #inText = false;
  #escaped = false;
  #pieces: Uint8Array[] = [];
  #startOffset = 0;
  #startLine = 1;
  #capturing = false;

  *push(chunk: Uint8Array): Generator<JsonMember> {
    let from = 0;
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i] as number;
      if (byte === 0x0a) this.#line++;
      if (this.#capturing) {
        if (this.#ends(byte)) {
          const takesByte = this.#state === 'in-key';
          this.#pieces.push(chunk.subarray(from, takesByte ? i + 1 : i));
          const member = this.#taken(this.#offset + i + (takesByte ? 1 : 0));
          if (member !== undefined) yield member;
          if (!takesByte) this.#between(byte, this.#offset + i);
        }
      } else if (this.#begins(byte)) {
        this.#startOffset = this.#offset + i;
        this.#startLine = this.#line;
        from = i;
        this.#ends(byte);
      } else this.#between(byte, this.#offset + i);
    }
    if (this.#capturing) this.#pieces.push(chunk.subarray(from).slice());
    this.#offset += chunk.length;
  }

  finish(): void {
    if (this.#state !== 'end') throw new JsonFault('the file ends before its JSON does', this.#line);
  }

  /** A key or a value begins with this byte. */
  #begins(byte: number): boolean {
    if (isSpace(byte)) return false;
    if (this.#state === 'key' && byte === QUOTE) return this.#begin('in-key');
    if (this.#state === 'value' && byte !== OPEN_LIST) return this.#begin('in-value');
    if (this.#state === 'list' && byte !== CLOSE_LIST && byte !== COMMA) return this.#begin('in-element');
    return false;
  }

  #begin(state: State): boolean {
    this.#state = state;
    this.#capturing = true;
    this.#pieces = [];
    [this.#depth, this.#inText, this.#escaped] = [0, false, false];
    return true;
  }

  /** Whether what is being cut ends before this byte (for a key: with it). */
  #ends(byte: number): boolean {
    if (this.#inText) {
      if (this.#escaped) this.#escaped = false;
      else if (byte === BACKSLASH) this.#escaped = true;
      else if (byte === QUOTE) {
        this.#inText = false;
        return this.#state === 'in-key';
      }
      return false;
    }
    if (byte === QUOTE) this.#inText = true;
    else if (byte === OPEN || byte === OPEN_LIST) this.#depth++;
    else if (byte === CLOSE || byte === CLOSE_LIST) return this.#depth-- === 0;
    return byte === COMMA && this.#depth === 0;
  }

  #taken(end: number): JsonMember | undefined {
    this.#capturing = false;
    const length = end - this.#startOffset;
    const pieces = this.#pieces;
    this.#pieces = [];
    const text = () =>
      pieces.map((piece) => this.#decoder.decode(piece, { stream: true })).join('') + this.#decoder.decode();
    if (this.#state === 'in-key') {
      this.#key = keyOf(text(), this.#startLine);
      this.#state = 'colon';
      return undefined;
    }
    const index = this.#state === 'in-element' ? this.#index++ : null;
    this.#state = this.#state === 'in-element' ? 'list' : 'after';
    return { key: this.#key, index, text, offset: this.#startOffset, length, line: this.#startLine };
  }

  /** Signs between values. */
  #between(byte: number, offset: number): void {
    if (isSpace(byte) || (offset < 3 && [0xef, 0xbb, 0xbf].includes(byte))) return;
    const next = NEXT[this.#state]?.[byte];
    if (next === undefined) {
      throw new JsonFault(`found "${String.fromCharCode(byte)}" where ${EXPECTED[this.#state]}`, this.#line);
    }
    if (this.#state === 'value') this.#index = 0;
    this.#state = next;
  }
}

const NEXT: Partial<Record<State, Readonly<Record<number, State>>>> = {
  start: { [OPEN]: 'key' },
  key: { [CLOSE]: 'end' },
  colon: { [COLON]: 'value' },
  value: { [OPEN_LIST]: 'list' },
  list: { [COMMA]: 'list', [CLOSE_LIST]: 'after' },
  after: { [COMMA]: 'key', [CLOSE]: 'end' },
};

const EXPECTED: Readonly<Record<State, string>> = {
  start: 'an object "{" was expected',
  key: 'a key in quotes was expected',
  'in-key': 'a key was expected',
  colon: 'a colon was expected',
  value: 'a value was expected',
  'in-value': 'a value was expected',
  list: 'a value or "]" was expected',
  'in-element': 'a value was expected',
  after: '"," or "}" was expected',
  end: 'nothing more was expected',
};

function keyOf(text: string, line: number): string {
  try {
    return String(JSON.parse(text));
  } catch {
    throw new JsonFault(`the key ${text.slice(0, 40)} is not valid JSON`, line);
  }
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
