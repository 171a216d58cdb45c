/** Text encodings of delimited files: telling them apart, and reading UTF-16 through the one byte scanner. */
import type { Encoding } from './dialect.ts';

export interface DetectedEncoding {
  readonly encoding: Encoding;
  readonly bom: boolean;
  /** The head holds no byte beyond ASCII, so UTF-8 is only assumed. */
  readonly asciiOnly: boolean;
}

/**
 * Tells the encoding from the first bytes of a file: a byte order mark, else zero bytes at every second place (UTF-16),
 * else valid UTF-8, else Windows-1252, which holds Latin-1 and gives every byte a meaning.
 */
export function detectEncoding(head: Uint8Array): DetectedEncoding {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf)
    return { encoding: 'utf-8', bom: true, asciiOnly: false };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', bom: true, asciiOnly: false };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', bom: true, asciiOnly: false };
  const wide = zeroByteOrder(head);
  if (wide !== null) return { encoding: wide, bom: false, asciiOnly: false };
  const asciiOnly = isAscii(head);
  return { encoding: isUtf8(head) ? 'utf-8' : 'windows-1252', bom: false, asciiOnly };
}

/** Delimiters, digits and line ends are ASCII, so in UTF-16 tables zeros gather in the high bytes. */
function zeroByteOrder(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(head.length, 4096) & ~1;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let i = 0; i < length; i += 2) {
    if (head[i] === 0) evenZeros++;
    if (head[i + 1] === 0) oddZeros++;
  }
  const pairs = length / 2;
  if (pairs < 2) return null;
  if (oddZeros > pairs * 0.3 && evenZeros === 0) return 'utf-16le';
  return evenZeros > pairs * 0.3 && oddZeros === 0 ? 'utf-16be' : null;
}

function isAscii(head: Uint8Array): boolean {
  for (let i = 0; i < head.length; i++) if ((head[i] ?? 0) > 0x7f) return false;
  return true;
}

/** Valid UTF-8; a character that the head's end cuts in two is forgiven. */
function isUtf8(head: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Reads field bytes as text; in UTF-8 invalid bytes give null. UTF-16 reaches the scanner as UTF-8. */
export function fieldDecoder(encoding: Encoding): (bytes: Uint8Array) => string | null {
  if (encoding === 'windows-1252') {
    const decoder = new TextDecoder('windows-1252');
    return (bytes) => decoder.decode(bytes);
  }
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  return (bytes) => {
    try {
      return decoder.decode(bytes);
    } catch {
      return null;
    }
  };
}

/** Turns UTF-16 chunks into UTF-8. Lone surrogates become three bytes each, so nothing is lost on the way back. */
export class Utf16Reader {
  readonly #littleEndian: boolean;
  #oddByte = -1;
  #highSurrogate = 0;

  constructor(encoding: 'utf-16le' | 'utf-16be') {
    this.#littleEndian = encoding === 'utf-16le';
  }

  push(chunk: Uint8Array): Uint8Array {
    const out = new Uint8Array(chunk.length * 2 + 8);
    let length = 0;
    for (const byte of chunk) {
      if (this.#oddByte < 0) {
        this.#oddByte = byte;
        continue;
      }
      const unit = this.#littleEndian ? this.#oddByte | (byte << 8) : (this.#oddByte << 8) | byte;
      this.#oddByte = -1;
      length = this.#unit(unit, out, length);
    }
    return out.subarray(0, length);
  }

  /** What is left at the end of the file: half a pair, or a half-written unit as a replacement character. */
  end(): Uint8Array {
    const out = new Uint8Array(6);
    let length = 0;
    if (this.#highSurrogate !== 0) length = putCodePoint(this.#highSurrogate, out, length);
    if (this.#oddByte >= 0) length = putCodePoint(0xfffd, out, length);
    return out.subarray(0, length);
  }

  #unit(unit: number, out: Uint8Array, at: number): number {
    let length = at;
    if (this.#highSurrogate !== 0) {
      const high = this.#highSurrogate;
      this.#highSurrogate = 0;
      if (unit >= 0xdc00 && unit <= 0xdfff) {
        return putCodePoint(0x10000 + ((high - 0xd800) << 10) + (unit - 0xdc00), out, length);
      }
      length = putCodePoint(high, out, length);
    }
    if (unit >= 0xd800 && unit <= 0xdbff) {
      this.#highSurrogate = unit;
      return length;
    }
    return putCodePoint(unit, out, length);
  }
}

function putCodePoint(code: number, out: Uint8Array, at: number): number {
  if (code < 0x80) {
    out[at] = code;
    return at + 1;
  }
  if (code < 0x800) {
    out[at] = 0xc0 | (code >> 6);
    out[at + 1] = 0x80 | (code & 63);
    return at + 2;
  }
  if (code < 0x10000) {
    out[at] = 0xe0 | (code >> 12);
    out[at + 1] = 0x80 | ((code >> 6) & 63);
    out[at + 2] = 0x80 | (code & 63);
    return at + 3;
  }
  out[at] = 0xf0 | (code >> 18);
  out[at + 1] = 0x80 | ((code >> 12) & 63);
  out[at + 2] = 0x80 | ((code >> 6) & 63);
  out[at + 3] = 0x80 | (code & 63);
  return at + 4;
}

/** Turns whole UTF-8 characters (lone surrogates included) back into UTF-16: the inverse of `Utf16Reader`. */
export function utf16FromUtf8(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Uint8Array {
  const view = new DataView(new ArrayBuffer(bytes.length * 2));
  const little = encoding === 'utf-16le';
  let length = 0;
  for (let i = 0; i < bytes.length; ) {
    const first = bytes[i] ?? 0;
    const size = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    let code = size === 1 ? first : first & (0xff >> (size + 1));
    for (let j = 1; j < size; j++) code = (code << 6) | ((bytes[i + j] ?? 0) & 63);
    i += size;
    if (code >= 0x10000) {
      view.setUint16(length, 0xd800 + ((code - 0x10000) >> 10), little);
      length += 2;
      code = 0xdc00 + ((code - 0x10000) & 0x3ff);
    }
    view.setUint16(length, code, little);
    length += 2;
  }
  return new Uint8Array(view.buffer, 0, length);
}
