/** Reads a table file of any format into columns: the first half of `readTable`, and all that a profile needs. */
import type { ByteSource } from '../byte-source.ts';
import { readDelimited } from '../delimited/read-delimited.ts';
import { readJsonl } from '../jsonl/read-jsonl.ts';
import { readParquet } from '../parquet/read-parquet.ts';
import { readerOf } from './file-format.ts';
import type { ReadColumns, ReadOptions } from './read-options.ts';

/**
 * Reads every value of the file once (columns whose late values turn out to be texts are read a second time).
 *
 * @throws AppError `input.empty`, `input.unsupported`, `table.*` (each with line, row and column as far as they
 *   apply), `Cancelled`
 */
export async function readColumns(source: ByteSource, options: ReadOptions = {}): Promise<ReadColumns> {
  switch (await readerOf(source)) {
    case 'delimited':
      return readDelimited(source, options);
    case 'jsonl':
      return readJsonl(source, options);
    case 'parquet':
      return readParquet(source, options);
  }
}
