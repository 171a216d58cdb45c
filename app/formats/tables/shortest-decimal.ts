/**
 * The shortest decimal digits of a double, in two thirds of the time that a string takes, for magnitudes from 10^-6
 * to 10^15, where `String` writes no exponent.
 *
 * v · 10^k with k from 2 to 22 is a product of two doubles, so Dekker's exact product gives all of it: p + error, 17
 * digits before the point. A decimal reads back as v when it lies nearer than half a unit in v's last place; so the
 * nearest one of 15, 16, else 17 digits is taken. Whatever comes within 10^-6 of a boundary is left to `String`.
 */
import { timesError } from './number-reader.ts';

const FIRST_POWER = -6;
const LAST_POWER = 15;
/** 10^-6 to 10^16. */
const POWERS = Float64Array.from({ length: 23 }, (_, i) => Number(`1e${i + FIRST_POWER}`));
const SCALES = Float64Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));
const DIGITS = 17;
const LOW_UNIT = 100_000_000;
const TOLERANCE = 1e-6;

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);
const HIGH_WORD = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 1 : 0;

const digits = new Uint8Array(DIGITS);

/**
 * Writes `magnitude` (positive, not a power of two) at `bytes[at]` and returns the end, or −1 where this arithmetic does
 * not decide and nothing is written.
 */
export function putShortest(bytes: Uint8Array, at: number, magnitude: number, mark: number): number {
  if (!(magnitude >= 1e-6 && magnitude < 1e15)) return -1;
  let power = 0;
  while (power < LAST_POWER && magnitude >= (POWERS[power + 1 - FIRST_POWER] as number)) power++;
  while (power > FIRST_POWER && magnitude < (POWERS[power - FIRST_POWER] as number)) power--;
  const scale = SCALES[DIGITS - 1 - power] as number;
  const product = magnitude * scale;
  if (product < 1e16 || product >= 1e17) return -1;
  const error = timesError(magnitude, scale, product);
  let high = Math.floor(product / LOW_UNIT);
  const low = product - high * LOW_UNIT + error;
  const rounded = roundWithin(low, halfUnit(magnitude) * scale);
  if (Number.isNaN(rounded)) return -1;
  let rest = rounded;
  if (rest < 0) {
    rest += LOW_UNIT;
    high--;
  } else if (rest >= LOW_UNIT) {
    rest -= LOW_UNIT;
    high++;
  }
  if (high >= 1e9 || high < 1e8 || rest < 0 || rest >= LOW_UNIT) return -1;
  return putDigits(bytes, at, mark, splitDigits(high | 0, rest | 0), power);
}

/** The nearest multiple of 100, 10 or 1 that is nearer than `limit`; NaN when it is too close to call. */
function roundWithin(low: number, limit: number): number {
  for (let unit = 100; unit > 1; unit /= 10) {
    const candidate = Math.round(low / unit) * unit;
    const distance = Math.abs(candidate - low);
    if (distance < limit - TOLERANCE) return unit / 2 - distance < TOLERANCE ? Number.NaN : candidate;
    if (distance < limit + TOLERANCE) return Number.NaN;
  }
  const candidate = Math.round(low);
  return 0.5 - Math.abs(candidate - low) < TOLERANCE ? Number.NaN : candidate;
}

/** Half the distance to the next double; NaN for powers of two, below which doubles lie closer. */
function halfUnit(magnitude: number): number {
  double[0] = magnitude;
  words[HIGH_WORD] = (words[HIGH_WORD] as number) & 0x7ff00000;
  words[1 - HIGH_WORD] = 0;
  const power = double[0] as number;
  return power === magnitude ? Number.NaN : power * 2 ** -53;
}

/** Fills `digits` and returns how many of them stand before trailing zeros. */
function splitDigits(high: number, low: number): number {
  let rest = low;
  for (let i = DIGITS - 1; i > 8; i--) {
    const tenth = (rest / 10) | 0;
    digits[i] = 48 + rest - tenth * 10;
    rest = tenth;
  }
  rest = high;
  for (let i = 8; i >= 0; i--) {
    const tenth = (rest / 10) | 0;
    digits[i] = 48 + rest - tenth * 10;
    rest = tenth;
  }
  let count = DIGITS;
  while (count > 1 && digits[count - 1] === 48) count--;
  return count;
}

function putDigits(bytes: Uint8Array, at: number, mark: number, count: number, power: number): number {
  let p = at;
  if (power < 0) {
    bytes[p++] = 48;
    bytes[p++] = mark;
    for (let i = power + 1; i < 0; i++) bytes[p++] = 48;
    for (let i = 0; i < count; i++) bytes[p++] = digits[i] as number;
    return p;
  }
  for (let i = 0; i <= power; i++) bytes[p++] = i < count ? (digits[i] as number) : 48;
  if (count > power + 1) bytes[p++] = mark;
  for (let i = power + 1; i < count; i++) bytes[p++] = digits[i] as number;
  return p;
}
