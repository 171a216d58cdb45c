/** The formats of table files, and which of them a file is by its name. */
import { AppError } from '../../errors.ts';
import type { ByteSource } from '../byte-source.ts';

export const TABLE_FORMATS = ['csv', 'tsv', 'jsonl', 'parquet'] as const;

export type TableFormat = (typeof TABLE_FORMATS)[number];

/** What the bytes of a file are read with. CSV and TSV are one: the delimiter is detected. */
export type TableReader = 'delimited' | 'jsonl' | 'parquet';

const BY_EXTENSION: Readonly<Record<string, TableFormat>> = {
  csv: 'csv',
  data: 'csv',
  txt: 'csv',
  tsv: 'tsv',
  tab: 'tsv',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  parquet: 'parquet',
  pq: 'parquet',
};

/** Undefined where the name promises no table. A name without an extension may be one. */
export function tableFormatOf(fileName: string): TableFormat | undefined {
  const dot = fileName.lastIndexOf('.');
  if (dot < 0) return 'csv';
  const extension = fileName.slice(dot + 1).toLowerCase();
  return Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined;
}

export function isTableFormat(name: string): name is TableFormat {
  return TABLE_FORMATS.some((format) => format === name);
}

const PARQUET_MAGIC = [0x50, 0x41, 0x52, 0x31];

/**
 * How a file is to be read. The name decides; a file whose first bytes are those of another format is refused, because
 * reading it as what it is called would only give a stranger message.
 *
 * @throws AppError `input.unsupported`
 */
export async function readerOf(source: ByteSource): Promise<TableReader> {
  const format = tableFormatOf(source.name) ?? 'csv';
  const reader = format === 'csv' || format === 'tsv' ? 'delimited' : format;
  const head = await source.read(0, PARQUET_MAGIC.length);
  const isParquet = PARQUET_MAGIC.every((byte, i) => head[i] === byte);
  if (isParquet && reader !== 'parquet') {
    const message = `${source.name} is a Parquet file by its first bytes. Give it the extension .parquet.`;
    throw new AppError('input.unsupported', message, { file: source.name });
  }
  return reader;
}
