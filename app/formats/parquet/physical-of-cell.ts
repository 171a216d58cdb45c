/** A synthetic value as a Parquet column stores it. */
import { AppError } from '../../errors.ts';
import { type Cell, textOfCell } from '../tables/cells.ts';
import type { LogicalKind } from './logical-type.ts';
import type { ParquetColumn } from './parquet-file.ts';
import type { Physical } from './physical-values.ts';

const ENCODER = new TextEncoder();
const CLOCK = /^(?:(-?\d{4,6})-(\d\d)-(\d\d))?[T ]?(?:(\d\d):(\d\d):(\d\d)(?:\.(\d+))?)?Z?$/;

export function physicalOfCell(cell: Cell, kind: LogicalKind, column: ParquetColumn): Physical {
  if (cell === null) return null;
  const text = textOfCell(cell);
  switch (kind.kind) {
    case 'boolean':
      return text === 'true';
    case 'integer':
      return clampedInteger(text, kind);
    case 'float':
      return kind.width === 16 ? halfBytes(Number(text)) : kind.width === 32 ? Math.fround(Number(text)) : Number(text);
    case 'decimal':
      return decimalOf(text, kind.scale, column);
    case 'date':
      return Number(ticks(text, 0) / 86_400n);
    case 'timestamp':
      return ticks(text, kind.digits);
    case 'time': {
      const value = ticks(text, kind.digits);
      return column.leaf?.type === 'INT32' ? Number(value) : value;
    }
    case 'text':
    case 'json':
      return ENCODER.encode(text);
    case 'uuid':
    case 'bytes':
      return Uint8Array.from(text.replaceAll('-', '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
    case 'nested':
      throw new AppError('table.not-parquet', `Column "${column.name}" is nested and cannot be made.`, {
        column: column.name,
      });
  }
}

/** Methods that draw beyond the data must not wrap around at the ends of the type. */
function clampedInteger(text: string, { bits, signed }: { bits: 32 | 64; signed: boolean }): number | bigint {
  const value = /^-?\d+$/.test(text) ? BigInt(text) : BigInt(Math.round(Number(text)));
  const least = signed ? -(2n ** BigInt(bits - 1)) : 0n;
  const most = 2n ** BigInt(signed ? bits - 1 : bits) - 1n;
  const inside = value < least ? least : value > most ? most : value;
  const stored = BigInt.asIntN(bits, inside);
  return bits === 32 ? Number(stored) : stored;
}

function decimalOf(text: string, scale: number, { leaf }: ParquetColumn): Physical {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(plainDecimal(text, scale)) ?? [];
  const digits = BigInt(whole + fraction.padEnd(scale, '0').slice(0, scale));
  const value = sign === '-' ? -digits : digits;
  if (leaf?.type === 'INT32') return Number(value);
  if (leaf?.type === 'INT64') return value;
  const length = leaf?.type_length ?? Math.ceil((value.toString(2).length + 1) / 8);
  const bits = BigInt.asUintN(length * 8, value);
  return Uint8Array.from({ length }, (_, i) => Number((bits >> BigInt(8 * (length - 1 - i))) & 0xffn));
}

/** Digits without an exponent, as many after the mark as the column has. */
function plainDecimal(text: string, scale: number): string {
  const [, fraction = ''] = /\.(\d+)$/.exec(text) ?? [];
  if (/^-?\d+(\.\d+)?$/.test(text) && fraction.length <= scale) return text;
  return Number(text).toFixed(Math.min(scale, 100));
}

/** Units of 10^-digits seconds since 1970, or since midnight where the text has no date. */
function ticks(text: string, digits: number): bigint {
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = ''] = CLOCK.exec(text) ?? [];
  const days = year === undefined ? 0n : BigInt(Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000);
  const seconds = days * 86_400n + BigInt(Number(hour) * 3600 + Number(minute) * 60 + Number(second));
  return seconds * 10n ** BigInt(digits) + BigInt(fraction.padEnd(digits, '0').slice(0, digits) || '0');
}

function halfBytes(value: number): Uint8Array {
  const float = new DataView(new ArrayBuffer(4));
  float.setFloat32(0, value);
  const bits = float.getUint32(0);
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = Math.min(Math.abs(value), 65_504);
  const exponent = magnitude === 0 ? -14 : Math.max(-14, Math.floor(Math.log2(magnitude)));
  const steps = Math.round((magnitude / 2 ** exponent) * 1024);
  const half = exponent === -14 && steps < 1024 ? steps : ((exponent + 15) << 10) + (steps - 1024);
  return Uint8Array.of((sign | half) & 0xff, ((sign | half) >> 8) & 0xff);
}
