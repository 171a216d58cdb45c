/** Collects the bytes of one output file and hands them on in large pieces. */
import type { Encoding } from '../delimited/dialect.ts';
import { utf16FromUtf8 } from '../delimited/encoding.ts';

/** Takes output bytes; they are valid until its promise is settled. */
export type WriteBytes = (bytes: Uint8Array) => void | Promise<void>;

const ENCODER = new TextEncoder();
const PIECE_BYTES = 1024 * 1024;
/** Longer stretches are handed on from where they lie. */
const COPY_LIMIT = 64 * 1024;

export class OutputBuffer {
  /** Written to directly by those who called `reserve`, from `length` on. */
  bytes: Uint8Array<ArrayBuffer> = new Uint8Array(PIECE_BYTES + COPY_LIMIT);
  length = 0;
  readonly #write: WriteBytes;
  readonly #wide: 'utf-16le' | 'utf-16be' | null;

  constructor(encoding: Encoding, write: WriteBytes) {
    this.#write = write;
    this.#wide = encoding === 'utf-16le' || encoding === 'utf-16be' ? encoding : null;
  }

  get isFull(): boolean {
    return this.length >= PIECE_BYTES;
  }

  /** Makes room for `size` more bytes in `bytes`. */
  reserve(size: number): void {
    if (this.length + size <= this.bytes.length) return;
    const wider = new Uint8Array(Math.max(this.bytes.length * 2, this.length + size));
    wider.set(this.bytes.subarray(0, this.length));
    this.bytes = wider;
  }

  put(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** A short text as UTF-8. */
  putText(text: string): void {
    this.reserve(text.length * 3);
    this.length += ENCODER.encodeInto(text, this.bytes.subarray(this.length)).written;
  }

  /** `put`, except that long stretches are not copied. */
  async pass(bytes: Uint8Array): Promise<void> {
    if (bytes.length < COPY_LIMIT || this.#wide !== null) {
      this.put(bytes);
      if (this.isFull) await this.flush();
      return;
    }
    await this.flush();
    await this.#write(bytes);
  }

  /** Hands on what is there; in UTF-16 a character that is cut in two stays until the rest has come. */
  async flush(): Promise<void> {
    const end = this.#wide === null ? this.length : wholeCharacters(this.bytes, this.length);
    if (end === 0) return;
    const piece = this.bytes.subarray(0, end);
    await this.#write(this.#wide === null ? piece : utf16FromUtf8(piece, this.#wide));
    this.bytes.copyWithin(0, end, this.length);
    this.length -= end;
  }
}

/** The length without a UTF-8 character that has begun at the end and is not complete. */
function wholeCharacters(bytes: Uint8Array, length: number): number {
  let lead = length - 1;
  while (lead >= 0 && length - lead < 4 && ((bytes[lead] ?? 0) & 0xc0) === 0x80) lead--;
  const first = bytes[lead] ?? 0;
  const size = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  return lead + size <= length ? length : Math.max(0, lead);
}
