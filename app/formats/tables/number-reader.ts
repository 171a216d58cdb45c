/** Numbers straight from bytes: the same double as `Number(text)`, without making the text. */

const EXACT_POWERS = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
const MINUS = 45;
const PLUS = 43;
const DOT = 46;
const ZERO = 48;

/**
 * Reads one number from a field. After `read` returned true the properties describe it.
 *
 * Up to 15 significant digits and a power of ten within 10^±22 are exact in doubles, so one division or product rounds
 * correctly (Clinger 1990). Up to 19 digits a division in double-double arithmetic (Dekker 1971) decides, unless the
 * result lies so near the middle of two doubles that its error bound (2^-98, relative) reaches it; then, and for all
 * else, `Number` decides.
 */
export class NumberReader {
  value = 0;
  /** Digits after the decimal mark. */
  decimals = 0;
  /** Written without mark and exponent. */
  whole = false;
  /** A whole number with needless zeros in front, such as `007`: more likely a code than a quantity. */
  leadingZero = false;
  /** A whole number too long for a double: reading it as one would change it. */
  unsafe = false;

  readonly #mark: number;

  constructor(decimalMark: '.' | ',') {
    this.#mark = decimalMark.charCodeAt(0);
  }

  /** Reads `bytes[start, end)`, spaces around it allowed. False when that is no number; `inf` in any case is one. */
  read(bytes: Uint8Array, start: number, end: number): boolean {
    let p = start;
    let last = end;
    while (p < last && isSpace(bytes[p])) p++;
    while (last > p && isSpace(bytes[last - 1])) last--;
    const from = p;
    const sign = bytes[p];
    if (sign === MINUS || sign === PLUS) p++;
    const digitsStart = p;
    let mantissa = 0;
    let extra = 0;
    let significant = 0;
    let extraDigits = 0;
    let markAt = -1;
    for (; p < last; p++) {
      const digit = (bytes[p] ?? 0) - ZERO;
      if (digit >= 0 && digit <= 9) {
        if (significant < 15) mantissa = mantissa * 10 + digit;
        else if (significant < 19) {
          extra = extra * 10 + digit;
          extraDigits++;
        }
        if (significant > 0 || digit > 0) significant++;
      } else if (bytes[p] === this.#mark && markAt < 0) markAt = p;
      else break;
    }
    const integerDigits = (markAt < 0 ? p : markAt) - digitsStart;
    this.decimals = markAt < 0 ? 0 : p - markAt - 1;
    if (integerDigits + this.decimals === 0) return this.#readInfinity(bytes, digitsStart, last, sign === MINUS);
    const exponentStart = p;
    const exponent = p < last ? this.#readExponent(bytes, p, last) : 0;
    if (Number.isNaN(exponent)) return false;
    this.whole = markAt < 0 && exponentStart === last;
    this.leadingZero = this.whole && integerDigits > 1 && bytes[digitsStart] === ZERO;
    const scale = exponent - this.decimals;
    const magnitude = significant > 19 ? Number.NaN : decimalToDouble(mantissa, extra, extraDigits, scale);
    this.value = Number.isNaN(magnitude) ? this.#viaText(bytes, from, last) : sign === MINUS ? -magnitude : magnitude;
    this.unsafe = this.whole && !Number.isSafeInteger(this.value);
    return true;
  }

  /** The power of ten after `e`; NaN when what follows the digits is no exponent. */
  #readExponent(bytes: Uint8Array, start: number, end: number): number {
    if (((bytes[start] ?? 0) | 32) !== 0x65) return Number.NaN;
    let p = start + 1;
    const negative = bytes[p] === MINUS;
    if (negative || bytes[p] === PLUS) p++;
    if (p === end) return Number.NaN;
    let exponent = 0;
    for (; p < end; p++) {
      const digit = (bytes[p] ?? 0) - ZERO;
      if (digit < 0 || digit > 9) return Number.NaN;
      exponent = Math.min(exponent * 10 + digit, 100_000);
    }
    return negative ? -exponent : exponent;
  }

  #readInfinity(bytes: Uint8Array, start: number, end: number, negative: boolean): boolean {
    const length = end - start;
    if (length !== 3 && length !== 8) return false;
    for (let i = 0; i < length; i++) {
      if (((bytes[start + i] ?? 0) | 32) !== 'infinity'.charCodeAt(i)) return false;
    }
    this.value = negative ? -Infinity : Infinity;
    this.decimals = 0;
    this.whole = false;
    this.leadingZero = false;
    this.unsafe = false;
    return true;
  }

  #viaText(bytes: Uint8Array, start: number, end: number): number {
    let text = '';
    for (let i = start; i < end; i++) text += String.fromCharCode(bytes[i] === this.#mark ? DOT : (bytes[i] ?? 0));
    return Number(text);
  }
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09;
}

/**
 * (mantissa · 10^extraDigits + extra) · 10^scale, correctly rounded, for a mantissa below 10^15 and at most four extra
 * digits; NaN where this arithmetic cannot tell.
 */
export function decimalToDouble(mantissa: number, extra: number, extraDigits: number, scale: number): number {
  if (extraDigits === 0) {
    if (mantissa === 0) return 0;
    if (scale >= 0) return scale <= 22 ? mantissa * (EXACT_POWERS[scale] ?? 0) : Number.NaN;
    return scale >= -22 ? mantissa / (EXACT_POWERS[-scale] ?? 1) : Number.NaN;
  }
  if (scale > 0 || scale < -22) return Number.NaN;
  const shift = EXACT_POWERS[extraDigits] ?? 1;
  const product = mantissa * shift;
  const productError = timesError(mantissa, shift, product);
  const high = product + extra;
  const low = productError + (extra - (high - product));
  const divisor = EXACT_POWERS[-scale] ?? 1;
  const quotient = high / divisor;
  const back = quotient * divisor;
  const correction = (high - back - timesError(quotient, divisor, back) + low) / divisor;
  const slack = quotient * 2 ** -98;
  const value = quotient + (correction - slack);
  return value === quotient + (correction + slack) ? value : Number.NaN;
}

/** a · b − fl(a · b), exactly: both factors are cut into halves of 26 bits (Veltkamp). */
export function timesError(a: number, b: number, product: number): number {
  const cutA = a * 134_217_729;
  const highA = cutA - (cutA - a);
  const lowA = a - highA;
  const cutB = b * 134_217_729;
  const highB = cutB - (cutB - b);
  const lowB = b - highB;
  return highA * highB - product + highA * lowB + lowA * highB + lowA * lowB;
}
