/**
 * Typed arrays in shared memory that grow by copying. Room is reserved for the rows that the file's size promises, and
 * untouched pages of it cost nothing, so growing is the exception.
 */
export function sharedFloats(length: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(length * 8));
}

export function sharedCodes(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(length * 4));
}

export function grownFloats(from: Float64Array, length: number): Float64Array {
  const to = sharedFloats(length);
  to.set(from);
  return to;
}

export function grownCodes(from: Int32Array, length: number): Int32Array {
  const to = sharedCodes(length);
  to.set(from);
  return to;
}

/** Where each row lies in the stream of bytes that was scanned, so that a second pass can copy rows as they stood. */
export class RowIndex {
  #starts: Float64Array;
  #lengths: Uint32Array;
  #lines: Uint32Array;
  count = 0;

  /** Rows of a file that has no lines: they are counted, and have no place. */
  static unplaced(count: number): RowIndex {
    const index = new RowIndex(0);
    index.count = count;
    return index;
  }

  constructor(capacity: number) {
    this.#starts = sharedFloats(capacity);
    this.#lengths = new Uint32Array(new SharedArrayBuffer(capacity * 4));
    this.#lines = new Uint32Array(new SharedArrayBuffer(capacity * 4));
  }

  /** `length` leaves the line end out; `line` is the file line, from 1, on which the row begins. */
  add(start: number, length: number, line: number): void {
    const row = this.count++;
    if (row >= this.#starts.length) this.#grow(Math.max(1024, row * 2));
    this.#starts[row] = start;
    this.#lengths[row] = length;
    this.#lines[row] = line;
  }

  startOf(row: number): number {
    return this.#starts[row] ?? 0;
  }

  lengthOf(row: number): number {
    return this.#lengths[row] ?? 0;
  }

  /** Undefined where rows have no lines. */
  lineOf(row: number): number | undefined {
    return this.#lines[row];
  }

  #grow(capacity: number): void {
    this.#starts = grownFloats(this.#starts, capacity);
    const lengths = new Uint32Array(new SharedArrayBuffer(capacity * 4));
    lengths.set(this.#lengths);
    this.#lengths = lengths;
    const lines = new Uint32Array(new SharedArrayBuffer(capacity * 4));
    lines.set(this.#lines);
    this.#lines = lines;
  }
}
