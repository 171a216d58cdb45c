/** Writes numbers as bytes, so that reading them gives the same double. */
import { putShortest } from './shortest-decimal.ts';

const POWERS = Float64Array.from({ length: 16 }, (_, exponent) => Number(`1e${exponent}`));
const ZERO = 48;
const MINUS = 45;
const DOT = 46;

/** No number takes more bytes. */
export const MAX_NUMBER_BYTES = 32;

export class NumberWriter {
  readonly #mark: number;

  constructor(decimalMark: '.' | ',') {
    this.#mark = decimalMark.charCodeAt(0);
  }

  /** The shortest text that reads back as `value`, at `bytes[at]`; returns the end. NaN is written as nothing. */
  shortest(bytes: Uint8Array, at: number, value: number): number {
    if (value === (value | 0) && (value !== 0 || 1 / value > 0)) return putInteger(bytes, at, value);
    if (Number.isNaN(value)) return at;
    const start = value < 0 ? at + 1 : at;
    const end = putShortest(bytes, start, Math.abs(value), this.#mark);
    if (end >= 0) {
      if (value < 0) bytes[at] = MINUS;
      return end;
    }
    return this.#viaText(bytes, at, String(value === 0 ? '-0' : value));
  }

  /** With `decimals` digits after the mark; a value that has more digits than that is written in full. */
  fixed(bytes: Uint8Array, at: number, value: number, decimals: number): number {
    const power = POWERS[decimals];
    const magnitude = Math.abs(value);
    if (power === undefined) return this.shortest(bytes, at, value);
    const scaled = Math.round(magnitude * power);
    if (!(scaled <= Number.MAX_SAFE_INTEGER) || scaled / power !== magnitude) return this.shortest(bytes, at, value);
    let p = at;
    if (value < 0) bytes[p++] = MINUS;
    if (decimals === 0) return putWhole(bytes, p, scaled);
    const whole = Math.floor(scaled / power);
    p = putWhole(bytes, p, whole);
    bytes[p] = this.#mark;
    let fraction = scaled - whole * power;
    for (let i = p + decimals; i > p; i--) {
      const rest = Math.floor(fraction / 10);
      bytes[i] = ZERO + (fraction - rest * 10);
      fraction = rest;
    }
    return p + decimals + 1;
  }

  #viaText(bytes: Uint8Array, at: number, text: string): number {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      bytes[at + i] = code === DOT ? this.#mark : code;
    }
    return at + text.length;
  }
}

/** A whole number of 32 bits. */
function putInteger(bytes: Uint8Array, at: number, value: number): number {
  if (value >= 0) return putWhole(bytes, at, value);
  bytes[at] = MINUS;
  return putWhole(bytes, at + 1, -value);
}

/** A whole number from 0 to 2^53. */
function putWhole(bytes: Uint8Array, at: number, value: number): number {
  let digits = 1;
  for (let bound = 10; bound <= value; bound *= 10) digits++;
  let rest = value;
  for (let p = at + digits - 1; p >= at; p--) {
    const tenth = Math.floor(rest / 10);
    bytes[p] = ZERO + (rest - tenth * 10);
    rest = tenth;
  }
  return at + digits;
}
