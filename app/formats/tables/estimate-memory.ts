/** How much memory a run over a table may take, from its size and head: so that a file too large is refused before. */
import type { ByteSource } from '../byte-source.ts';
import { sniffDialect } from '../delimited/sniff.ts';
import { splitRecords } from '../delimited/split-records.ts';
import { openParquet, parquetColumns } from '../parquet/parquet-file.ts';
import { readerOf } from './file-format.ts';

export interface MemoryEstimate {
  readonly rows: number;
  readonly columns: number;
  readonly bytes: number;
}

/** Eight bytes as a value is read, as much for one that is made, and eight in the matrix that distances are taken on. */
const BYTES_PER_VALUE = 24;
/** Where a row lies in the file, its class, and what lineage keeps of a synthetic one. */
const BYTES_PER_ROW = 64;
/**
 * Code, threads and buffers: a run over 150 rows peaks at 108 MB. All in all an upper bound: 1,000,000 × 30 with
 * 900,000 rows made peaks at 675 MB, and is taken for 860 MB.
 */
const FIXED_BYTES = 108 * 1024 * 1024;
/** The stored values of a row group on their way to the output, each boxed. */
const BYTES_PER_STORED_VALUE = 32;
const GROUP_ROWS = 131_072;

const HEAD_BYTES = 256 * 1024;

/**
 * From the mean length of the first lines, or the table of contents of a Parquet file.
 *
 * @throws AppError `input.empty`, `table.not-text`, `table.not-parquet`
 */
export async function estimateMemory(source: ByteSource): Promise<MemoryEstimate> {
  const { rows, columns, more } = await shapeOf(source);
  return { rows, columns, bytes: FIXED_BYTES + rows * (columns * BYTES_PER_VALUE + BYTES_PER_ROW) + more };
}

interface Shape {
  readonly rows: number;
  readonly columns: number;
  readonly more: number;
}

async function shapeOf(source: ByteSource): Promise<Shape> {
  const reader = await readerOf(source);
  if (reader === 'parquet') {
    const metadata = await openParquet(source);
    const columns = parquetColumns(metadata).length;
    const rows = Number(metadata.num_rows);
    return { rows, columns, more: Math.min(rows, GROUP_ROWS) * columns * BYTES_PER_STORED_VALUE };
  }
  const head = await source.read(0, HEAD_BYTES);
  if (reader === 'jsonl') {
    const lines = new TextDecoder().decode(head).split('\n');
    return { rows: rowsOf(source, head, lines.length), columns: (lines[0]?.split('":').length ?? 2) - 1, more: 0 };
  }
  const { dialect } = sniffDialect(head, source.name);
  const text = new TextDecoder(dialect.encoding).decode(head);
  const columns = splitRecords(text, dialect, 1)[0]?.length ?? 1;
  return { rows: rowsOf(source, head, text.split(/\r\n|\n|\r/).length), columns, more: 0 };
}

function rowsOf(source: ByteSource, head: Uint8Array, lines: number): number {
  return Math.ceil(source.size / Math.max(2, head.length / Math.max(1, lines)));
}
