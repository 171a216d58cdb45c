/** Stored values of Parquet as texts that keep every digit, and back. */
import { type Cell, JsonText, NumberText } from '../tables/cells.ts';
import type { LogicalKind } from './logical-type.ts';
import type { Physical } from './physical-values.ts';

const DAY_MILLISECONDS = 86_400_000;
const STRICT_UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The value as another format takes it. */
export function cellOfPhysical(value: Physical, kind: LogicalKind): Cell {
  if (value === null || value === undefined) return null;
  switch (kind.kind) {
    case 'boolean':
      return value === true;
    case 'integer':
      return new NumberText(integerText(value, kind));
    case 'float': {
      const number = floatOf(value, kind.width);
      return Number.isFinite(number) ? new NumberText(floatText(number, kind.width)) : infinityText(number);
    }
    case 'decimal':
      return new NumberText(decimalText(unscaled(value), kind.scale));
    case 'date':
      return dateText(Number(value));
    case 'timestamp':
      return timestampText(BigInt(value as number | bigint), kind);
    case 'time':
      return timeText(BigInt(value as number | bigint), kind.digits);
    case 'text':
      return bytesText(value as Uint8Array);
    case 'json':
      return new JsonText(bytesText(value as Uint8Array));
    case 'uuid':
      return uuidText(value as Uint8Array);
    case 'bytes':
      return hexText(value as Uint8Array);
    case 'nested':
      return new JsonText(JSON.stringify(value, plainJson));
  }
}

/** A missing value where NaN stands for one: data frames write it so. */
function infinityText(number: number): Cell {
  return Number.isNaN(number) ? null : number > 0 ? 'inf' : '-inf';
}

export function integerText(value: Physical, { bits, signed }: { bits: 32 | 64; signed: boolean }): string {
  if (typeof value === 'bigint') return String(signed ? value : BigInt.asUintN(bits, value));
  return String(signed ? value : Number(value) >>> 0);
}

export function floatOf(value: Physical, width: 16 | 32 | 64): number {
  return width === 16 && value instanceof Uint8Array ? halfFloat(value) : Number(value);
}

/** The shortest digits that read back as the same number of its width. */
export function floatText(value: number, width: 16 | 32 | 64): string {
  if (width === 64) return String(value);
  for (let digits = 1; digits <= 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return String(short);
  }
  return String(value);
}

function halfFloat(bytes: Uint8Array): number {
  const word = (bytes[0] ?? 0) | ((bytes[1] ?? 0) << 8);
  const sign = word >> 15 === 0 ? 1 : -1;
  const exponent = (word >> 10) & 31;
  const fraction = word & 1023;
  if (exponent === 0) return sign * 2 ** -14 * (fraction / 1024);
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * 2 ** (exponent - 15) * (1 + fraction / 1024);
}

/** The whole number that a decimal is stored as; bytes are big-endian two's complement. */
export function unscaled(value: Physical): bigint {
  if (!(value instanceof Uint8Array)) return BigInt(value as number | bigint);
  let whole = 0n;
  for (const byte of value) whole = (whole << 8n) | BigInt(byte);
  return BigInt.asIntN(value.length * 8, whole);
}

export function decimalText(whole: bigint, scale: number): string {
  if (scale <= 0) return String(whole * 10n ** BigInt(-scale));
  const digits = String(whole < 0n ? -whole : whole).padStart(scale + 1, '0');
  return `${whole < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

export function dateText(days: number): string {
  return isoDate(days * DAY_MILLISECONDS).slice(0, 10);
}

/** Years beyond 9999 have a sign and six digits in ISO 8601. */
function isoDate(milliseconds: number): string {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? '-271821-04-20' : date.toISOString();
}

export function timestampText(value: bigint, { digits, zoned }: { digits: 3 | 6 | 9; zoned: boolean }): string {
  const perSecond = 10n ** BigInt(digits);
  const fraction = ((value % perSecond) + perSecond) % perSecond;
  const seconds = (value - fraction) / perSecond;
  const head = isoDate(Number(seconds) * 1000).replace(/\.\d+Z$/, '');
  return `${head}${fractionText(fraction, digits)}${zoned ? 'Z' : ''}`;
}

export function timeText(value: bigint, digits: 3 | 6 | 9): string {
  const perSecond = 10n ** BigInt(digits);
  const seconds = Number(value / perSecond);
  const two = (n: number) => String(n).padStart(2, '0');
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return `${clock}${fractionText(value % perSecond, digits)}`;
}

/** Three, six or nine digits, as few as keep the fraction; none where it is zero. */
function fractionText(fraction: bigint, digits: number): string {
  if (fraction === 0n) return '';
  const text = String(fraction).padStart(digits, '0');
  for (const shorter of [3, 6]) if (/^0*$/.test(text.slice(shorter))) return `.${text.slice(0, shorter)}`;
  return `.${text}`;
}

/** Texts as UTF-8; bytes that are none as hexadecimal digits. */
export function bytesText(bytes: Uint8Array): string {
  try {
    return STRICT_UTF8.decode(bytes);
  } catch {
    return hexText(bytes);
  }
}

function hexText(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function uuidText(bytes: Uint8Array): string {
  const hex = hexText(bytes);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function plainJson(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  return value instanceof Uint8Array ? bytesText(value) : value;
}
