/** The distinct byte strings of one column, each under a number in order of first appearance. */
export class ByteDictionary {
  #size = 0;
  #arena = new Uint8Array(64);
  /** End of each entry in the arena; entry i begins where i − 1 ends. */
  #ends = new Uint32Array(8);
  #hashes = new Int32Array(8);
  /** Open addressing with linear probing; entry number + 1, or 0 for a free slot. Never more than half full. */
  #slots = new Int32Array(16);

  get size(): number {
    return this.#size;
  }

  /** Bytes of the strings themselves. */
  get byteLength(): number {
    return this.#size === 0 ? 0 : (this.#ends[this.#size - 1] ?? 0);
  }

  /** The number of `bytes[start, end)`, a new one when it was not seen before. `hash` must be `hashBytes` of it. */
  codeOf(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const entry = (this.#slots[slot] ?? 0) - 1;
      if (entry < 0) return this.#add(bytes.subarray(start, end), hash, slot);
      if (this.#hashes[entry] === hash && this.#equals(entry, bytes, start, end)) return entry;
      slot = (slot + 1) & mask;
    }
  }

  /** The bytes of an entry; a view, valid until the next new entry. */
  bytesOf(code: number): Uint8Array {
    return this.#arena.subarray(code === 0 ? 0 : this.#ends[code - 1], this.#ends[code]);
  }

  #equals(entry: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = entry === 0 ? 0 : (this.#ends[entry - 1] ?? 0);
    if ((this.#ends[entry] ?? 0) - from !== end - start) return false;
    const arena = this.#arena;
    for (let i = start, j = from; i < end; i++, j++) if (bytes[i] !== arena[j]) return false;
    return true;
  }

  #add(text: Uint8Array, hash: number, slot: number): number {
    const code = this.#size;
    const from = this.byteLength;
    if (from + text.length > this.#arena.length) this.#growArena(from + text.length);
    this.#arena.set(text, from);
    if (code === this.#ends.length) {
      this.#ends = grown(this.#ends, new Uint32Array(code * 2));
      this.#hashes = grown(this.#hashes, new Int32Array(code * 2));
    }
    this.#ends[code] = from + text.length;
    this.#hashes[code] = hash;
    this.#slots[slot] = code + 1;
    this.#size = code + 1;
    if (this.#size * 2 > this.#slots.length) this.#rehash();
    return code;
  }

  #growArena(needed: number): void {
    this.#arena = grown(this.#arena, new Uint8Array(Math.max(needed, this.#arena.length * 2)));
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let entry = 0; entry < this.#size; entry++) {
      const hash = this.#hashes[entry] ?? 0;
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = entry + 1;
    }
    this.#slots = slots;
  }
}

const HASH_START = 0x811c9dc5 | 0;

/** FNV-1a over 32 bits: one multiplication a byte, good enough for columns of a table. */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = HASH_START;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ (bytes[i] ?? 0), 0x01000193);
  return hash;
}

function grown<T extends Uint8Array | Uint32Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
