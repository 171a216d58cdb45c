/** How much memory reading a table will take, from its size and head: so that a file too large is refused before. */

import type { ByteSource } from '../byte-source.ts';
import { readHead } from './blocks.ts';
import { type DialectOverrides, sniffDialect } from './sniff.ts';
import { splitRecords } from './split-records.ts';

export interface MemoryEstimate {
  readonly rows: number;
  readonly columns: number;
  /** Bytes for the table itself. */
  readonly bytes: number;
}

const HEAD_BYTES = 256 * 1024;
/** Places of a row in the file, and the codes of its class. */
const BYTES_PER_ROW = 16 + 8;
/** A double, or the code that a text has before and after its levels are sorted. */
const BYTES_PER_VALUE = 8;
/**
 * Code, threads and buffers, whatever the table: a whole run over 150 rows of three columns peaks at 108 MB. (One over
 * 1,000,000 × 30 that makes 900,000 rows peaks at 675 MB: eight bytes a value that is read, as much a value made.)
 */
const FIXED_BYTES = 108 * 1024 * 1024;

/**
 * Estimates from the mean length of the first lines. Texts that hardly repeat are counted at twice their bytes, once as
 * bytes and once as strings; numbers at one double each.
 *
 * @throws AppError `input.empty`, `table.not-text`
 */
export async function estimateMemory(source: ByteSource, overrides: DialectOverrides = {}): Promise<MemoryEstimate> {
  const head = await readHead(source, HEAD_BYTES);
  const { dialect } = sniffDialect(head, source.name, overrides);
  const text = new TextDecoder(dialect.encoding).decode(head);
  const records = splitRecords(text, dialect, Number.POSITIVE_INFINITY);
  const columns = records[0]?.length ?? 1;
  const data = records.slice(1);
  const rows = Math.ceil((source.size / head.length) * Math.max(1, data.length));
  const textBytes = distinctTextBytes(data, columns) * (source.size / head.length);
  return { rows, columns, bytes: FIXED_BYTES + rows * (columns * BYTES_PER_VALUE + BYTES_PER_ROW) + textBytes * 2 };
}

/** Bytes of the texts in columns where more than half of the texts of the head differ: they are likely to go on so. */
function distinctTextBytes(records: readonly (readonly string[])[], columns: number): number {
  let bytes = 0;
  for (let column = 0; column < columns; column++) {
    const texts = records.flatMap((record) => record[column] ?? []);
    const isNumber = texts.slice(0, 20).every((text) => !Number.isNaN(Number(text.replace(',', '.'))));
    if (isNumber || new Set(texts).size <= texts.length / 2) continue;
    bytes += texts.reduce((sum, text) => sum + text.length, 0);
  }
  return bytes;
}
