/** What the stored values of a Parquet column mean, and how they are written as numbers and texts. */
import type { FileMetaData, LogicalType, SchemaElement, TimeUnit } from 'hyparquet';
import { type ParquetColumn, parquetColumns } from './parquet-file.ts';

export type LogicalKind =
  | { readonly kind: 'boolean' }
  | { readonly kind: 'integer'; readonly bits: 32 | 64; readonly signed: boolean }
  | { readonly kind: 'float'; readonly width: 16 | 32 | 64 }
  | { readonly kind: 'decimal'; readonly scale: number; readonly precision: number }
  | { readonly kind: 'date' }
  /** `zoned`: an instant, in UTC; else a time on the wall. */
  | { readonly kind: 'timestamp'; readonly digits: 3 | 6 | 9; readonly zoned: boolean }
  | { readonly kind: 'time'; readonly digits: 3 | 6 | 9 }
  | { readonly kind: 'text' }
  | { readonly kind: 'json' }
  | { readonly kind: 'uuid' }
  | { readonly kind: 'bytes' }
  | { readonly kind: 'nested' };

const DIGITS: Readonly<Record<TimeUnit, 3 | 6 | 9>> = { MILLIS: 3, MICROS: 6, NANOS: 9 };

export function logicalKind({ leaf }: ParquetColumn): LogicalKind {
  if (leaf === null) return { kind: 'nested' };
  const said = ofLogicalType(leaf, leaf.logical_type) ?? ofConvertedType(leaf);
  return said ?? ofPhysicalType(leaf);
}

const PLAIN_KINDS: ReadonlySet<LogicalKind['kind']> = new Set(['boolean', 'integer', 'float', 'text', 'json']);

/** Columns whose type is more than a number, a truth value or a text. */
export function typedColumns(metadata: FileMetaData): readonly string[] {
  return parquetColumns(metadata)
    .filter((column) => !PLAIN_KINDS.has(logicalKind(column).kind))
    .map(({ name }) => name);
}

function ofLogicalType(leaf: SchemaElement, logical: LogicalType | undefined): LogicalKind | null {
  switch (logical?.type) {
    case 'STRING':
    case 'ENUM':
      return { kind: 'text' };
    case 'JSON':
      return { kind: 'json' };
    case 'UUID':
      return { kind: 'uuid' };
    case 'DATE':
      return { kind: 'date' };
    case 'FLOAT16':
      return { kind: 'float', width: 16 };
    case 'DECIMAL':
      return { kind: 'decimal', scale: logical.scale, precision: logical.precision };
    case 'TIME':
      return { kind: 'time', digits: DIGITS[logical.unit] };
    case 'TIMESTAMP':
      return { kind: 'timestamp', digits: DIGITS[logical.unit], zoned: logical.isAdjustedToUTC };
    case 'INTEGER':
      return { kind: 'integer', bits: leaf.type === 'INT64' ? 64 : 32, signed: logical.isSigned };
    default:
      return null;
  }
}

function ofConvertedType(leaf: SchemaElement): LogicalKind | null {
  const bits = leaf.type === 'INT64' ? 64 : 32;
  switch (leaf.converted_type) {
    case 'UTF8':
    case 'ENUM':
      return { kind: 'text' };
    case 'JSON':
      return { kind: 'json' };
    case 'DATE':
      return { kind: 'date' };
    case 'DECIMAL':
      return { kind: 'decimal', scale: leaf.scale ?? 0, precision: leaf.precision ?? 18 };
    case 'TIME_MILLIS':
      return { kind: 'time', digits: 3 };
    case 'TIME_MICROS':
      return { kind: 'time', digits: 6 };
    case 'TIMESTAMP_MILLIS':
      return { kind: 'timestamp', digits: 3, zoned: true };
    case 'TIMESTAMP_MICROS':
      return { kind: 'timestamp', digits: 6, zoned: true };
    case 'UINT_8':
    case 'UINT_16':
    case 'UINT_32':
    case 'UINT_64':
      return { kind: 'integer', bits, signed: false };
    case 'INT_8':
    case 'INT_16':
    case 'INT_32':
    case 'INT_64':
      return { kind: 'integer', bits, signed: true };
    default:
      return null;
  }
}

function ofPhysicalType({ type }: SchemaElement): LogicalKind {
  switch (type) {
    case 'BOOLEAN':
      return { kind: 'boolean' };
    case 'INT32':
      return { kind: 'integer', bits: 32, signed: true };
    case 'INT64':
      return { kind: 'integer', bits: 64, signed: true };
    case 'INT96':
      return { kind: 'timestamp', digits: 9, zoned: false };
    case 'FLOAT':
      return { kind: 'float', width: 32 };
    case 'DOUBLE':
      return { kind: 'float', width: 64 };
    case 'BYTE_ARRAY':
      // Without a note of its own it may still hold text: older writers left it out.
      return { kind: 'text' };
    default:
      return { kind: 'bytes' };
  }
}
