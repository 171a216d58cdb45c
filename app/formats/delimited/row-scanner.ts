/**
 * The byte scanner: cuts blocks of a file into rows and fields and hands them to the columns. Numbers of up to 15 digits
 * are read in the loop itself; that loop is where the time of reading a large table goes, hence its length.
 */
import { AppError } from '../../errors.ts';
import { hashBytes } from '../tables/byte-dictionary.ts';
import type { RowIndex } from '../tables/growing.ts';
import { FieldMode, MAX_FIELD_BYTES, type ScanColumn } from '../tables/scan-column.ts';
import type { Dialect } from './dialect.ts';

const LF = 10;
const CR = 13;
const HASH_START = 0x811c9dc5 | 0;
const POWERS = Float64Array.from({ length: 16 }, (_, exponent) => Number(`1e${exponent}`));

export interface RaggedRows {
  readonly line: number;
  readonly row: number;
  readonly found: number;
  /** The first such row spans several lines: a quote may have swallowed line ends. */
  readonly lines: number;
  count: number;
  /** The largest number of fields found. */
  most: number;
  least: number;
}

export class RowScanner {
  readonly #columns: readonly ScanColumn[];
  readonly #rows: RowIndex | null;
  readonly #delimiter: number;
  readonly #quote: number;
  readonly #mark: number;
  readonly #file: string;
  #scratch = new Uint8Array(256);
  /** Rows finished. */
  row = 0;
  /** File line, from 1, on which the next row begins. */
  line: number;
  ragged: RaggedRows | null = null;
  /** Lines that the row in hand has taken so far beyond its first. */
  #extraLines = 0;
  /** Where the quote that is open at the end of the block began. */
  #openQuoteLine = 0;

  /** `rows` is null in a second pass, which knows them. `line` is that of the first data row. */
  constructor(
    columns: readonly ScanColumn[],
    rows: RowIndex | null,
    dialect: Dialect,
    place: { file: string; line: number },
  ) {
    this.#columns = columns;
    this.#rows = rows;
    this.#delimiter = dialect.delimiter.charCodeAt(0);
    this.#quote = dialect.quote === null ? -1 : dialect.quote.charCodeAt(0);
    this.#mark = dialect.decimalMark.charCodeAt(0);
    this.#file = place.file;
    this.line = place.line;
  }

  /**
   * Scans the whole rows of `bytes[start, length)` and returns where the first unfinished row begins. `bytes[length]`
   * must exist and be 0, so that no loop needs to look at the length; the last block must end in a line end.
   * `base` is the offset of `bytes[0]` in the stream.
   */
  scan(bytes: Uint8Array, start: number, length: number, base: number): number {
    let p = start;
    while (p < length) {
      const first = bytes[p];
      if (first === LF || first === CR) {
        const end = this.#lineEnd(bytes, p, length);
        if (end < 0) return p;
        this.line++;
        p = end;
        continue;
      }
      this.#extraLines = 0;
      const next = this.#scanRow(bytes, p, length);
      if (next < 0) return p;
      this.#finishRow(bytes, p, base);
      p = next;
    }
    return p;
  }

  /** Complains about the field in which the file ended, if it was an open quote. */
  refuseOpenQuote(): never {
    const message = `A quote that begins on line ${this.#openQuoteLine} of ${this.#file} is never closed. Close it, or double the quotes that belong to the text.`;
    throw new AppError('table.unclosed-quote', message, { file: this.#file, line: this.#openQuoteLine });
  }

  #fieldCount = 0;
  #rowEnd = 0;

  /** Returns where the next row begins, or −1 when the block ends before the row does. */
  #scanRow(bytes: Uint8Array, start: number, length: number): number {
    const columns = this.#columns;
    const count = columns.length;
    const delimiter = this.#delimiter;
    const mark = this.#mark;
    const row = this.row;
    let p = start;
    let c = 0;
    for (;;) {
      const column = c < count ? columns[c] : undefined;
      let q = p;
      let done = false;
      if (column !== undefined && column.mode === FieldMode.numeric) {
        if (row >= column.values.length) column.ensure(row);
        const negative = bytes[q] === 45;
        if (negative) q++;
        const digitsStart = q;
        let mantissa = 0;
        let digit = (bytes[q] as number) - 48;
        while (digit >= 0 && digit <= 9) {
          mantissa = mantissa * 10 + digit;
          digit = (bytes[++q] as number) - 48;
        }
        let digits = q - digitsStart;
        const integerDigits = digits;
        let decimals = 0;
        if (bytes[q] === mark) {
          const decimalsStart = ++q;
          digit = (bytes[q] as number) - 48;
          while (digit >= 0 && digit <= 9) {
            mantissa = mantissa * 10 + digit;
            digit = (bytes[++q] as number) - 48;
          }
          decimals = q - decimalsStart;
          digits += decimals;
        }
        const end = bytes[q] as number;
        if (digits > 0 && digits <= 15 && (end === delimiter || end === LF || end === CR)) {
          if (q - digitsStart > integerDigits) {
            column.fractional = true;
            if (decimals > column.decimals) column.decimals = decimals;
            mantissa /= POWERS[decimals] as number;
            done = true;
          } else done = integerDigits === 1 || bytes[digitsStart] !== 48;
          if (done) column.values[row] = negative ? -mantissa : mantissa;
        } else if (q === p && (end === delimiter || end === LF || end === CR)) {
          column.values[row] = Number.NaN;
          done = true;
        }
      }
      if (!done) {
        q = this.#field(bytes, p, length, column);
        if (q < 0) return -1;
      }
      c++;
      if (bytes[q] !== delimiter) {
        this.#fieldCount = c;
        this.#rowEnd = q;
        return this.#lineEnd(bytes, q, length);
      }
      p = q + 1;
    }
  }

  /** Where the line after the line end at `p` begins; −1 when a line feed may still follow in the next block. */
  #lineEnd(bytes: Uint8Array, p: number, length: number): number {
    if (bytes[p] === LF) return p + 1;
    if (p + 1 >= length && !this.atEnd) return -1;
    return bytes[p + 1] === LF && p + 1 < length ? p + 2 : p + 1;
  }

  /** The block in hand is the file's last. */
  atEnd = false;

  /** Any field: returns where it ends, or −1 when the block ends first. */
  #field(bytes: Uint8Array, start: number, length: number, column: ScanColumn | undefined): number {
    if (bytes[start] === this.#quote) return this.#quotedField(bytes, start, length, column);
    const delimiter = this.#delimiter;
    let p = start;
    let hash = HASH_START;
    let byte = bytes[p] as number;
    while (byte !== delimiter && byte !== LF && byte !== CR && byte !== 0) {
      hash = Math.imul(hash ^ byte, 0x01000193);
      byte = bytes[++p] as number;
    }
    if (byte === 0) return this.#blockEndOrZero(start, p, length);
    if (p - start > MAX_FIELD_BYTES) this.#tooLong();
    this.#hand(column, bytes, start, p, hash);
    return p;
  }

  #quotedField(bytes: Uint8Array, start: number, length: number, column: ScanColumn | undefined): number {
    const quote = this.#quote;
    const openedOn = this.line + this.#extraLines;
    let lines = 0;
    let doubled = false;
    let p = start + 1;
    for (;;) {
      const byte = bytes[p];
      if (byte === quote) {
        if (bytes[p + 1] !== quote) break;
        doubled = true;
        p += 2;
      } else {
        if (byte === LF || (byte === CR && bytes[p + 1] !== LF)) lines++;
        else if (byte === 0) {
          this.#openQuoteLine = openedOn;
          return this.#blockEndOrZero(start, p, length);
        }
        p++;
      }
    }
    const close = p++;
    const delimiter = this.#delimiter;
    while (bytes[p] !== delimiter && bytes[p] !== LF && bytes[p] !== CR && bytes[p] !== 0) p++;
    this.#openQuoteLine = 0;
    if (bytes[p] === 0) return this.#blockEndOrZero(start, p, length);
    if (p - start > MAX_FIELD_BYTES) this.#tooLong();
    this.#extraLines += lines;
    if (!doubled && p === close + 1) {
      this.#hand(column, bytes, start + 1, close, hashBytes(bytes, start + 1, close));
    } else {
      const size = this.#unquote(bytes, start + 1, p, close);
      this.#hand(column, this.#scratch, 0, size, hashBytes(this.#scratch, 0, size));
    }
    return p;
  }

  /** Copies a quoted field to the scratch buffer without its quotes; text after the closing quote belongs to it. */
  #unquote(bytes: Uint8Array, start: number, end: number, close: number): number {
    if (this.#scratch.length < end - start) this.#scratch = new Uint8Array((end - start) * 2);
    let size = 0;
    for (let p = start; p < end; p++) {
      if (p === close) continue;
      this.#scratch[size++] = bytes[p] as number;
      if (p < close && bytes[p] === this.#quote) p++;
    }
    return size;
  }

  #blockEndOrZero(start: number, p: number, length: number): number {
    if (p >= length) {
      if (p - start > MAX_FIELD_BYTES) this.#tooLong();
      return -1;
    }
    const line = this.line + this.#extraLines;
    const message = `Line ${line} of ${this.#file} holds a zero byte, which no text holds. The file is damaged, or no text table.`;
    throw new AppError('table.not-text', message, { file: this.#file, line });
  }

  #tooLong(): never {
    const line = this.line + this.#extraLines;
    const hint = this.#openQuoteLine > 0 ? ' A quote there may not be closed.' : '';
    const message = `The field that begins on line ${line} of ${this.#file} is longer than ${MAX_FIELD_BYTES / 1024 / 1024} MB, the most a field may have.${hint}`;
    throw new AppError('table.field-too-long', message, { file: this.#file, line });
  }

  #hand(column: ScanColumn | undefined, bytes: Uint8Array, start: number, end: number, hash: number): void {
    if (column === undefined || column.mode === FieldMode.skip) return;
    const { row } = this;
    column.ensure(row);
    column.accept({ bytes, start, end, row, line: this.line + this.#extraLines }, hash);
  }

  #finishRow(bytes: Uint8Array, start: number, base: number): void {
    const expected = this.#columns.length;
    const isBlank = this.#fieldCount === 1 && expected > 1 && isSpaces(bytes, start, this.#rowEnd);
    if (!isBlank) {
      if (this.#fieldCount !== expected) this.#noteRagged();
      this.#rows?.add(base + start, this.#rowEnd - start, this.line);
      this.row++;
    }
    this.line += 1 + this.#extraLines;
  }

  #noteRagged(): void {
    const found = this.#fieldCount;
    this.ragged ??= {
      line: this.line,
      row: this.row,
      found,
      lines: this.#extraLines + 1,
      count: 0,
      most: found,
      least: found,
    };
    this.ragged.count++;
    this.ragged.most = Math.max(this.ragged.most, found);
    this.ragged.least = Math.min(this.ragged.least, found);
  }
}

function isSpaces(bytes: Uint8Array, start: number, end: number): boolean {
  for (let p = start; p < end; p++) if (bytes[p] !== 0x20 && bytes[p] !== 0x09) return false;
  return true;
}
