import { open } from 'node:fs/promises';
import { AppError } from '../../../app/errors.ts';
import { sniffDialect } from '../../../app/formats/delimited/sniff.ts';
import { splitRecords } from '../../../app/formats/delimited/split-records.ts';

/**
 * Bytes in memory for each value of a table: eight as it is read, eight in the matrix that distances are taken on, eight
 * in the search's own order of it, and as much again for synthetic rows when every class grows to the largest.
 */
const BYTES_PER_VALUE = 40;
/** Where a row lies in the file, its class, and what lineage keeps of a synthetic one. */
const BYTES_PER_ROW = 64;
/**
 * Code, threads and buffers: 108 MB at the peak of a run over 150 rows, and room for two search threads and a guard's.
 * All in all an upper bound: 1,000,000 × 30 with 900,000 rows made peaks at 675 MB, and is taken for 1.4 GB.
 */
const BASE_BYTES = 200 * 1024 * 1024;

const HEAD_BYTES = 256 * 1024;

/**
 * Refuses a table that does not fit, before it is read. The estimate follows from the first quarter of a megabyte: mean
 * bytes a row and the number of columns.
 */
export async function refuseBeyondMemory(
  table: { readonly filePath: string; readonly name: string; readonly byteLength: number },
  availableBytes: number = process.availableMemory(),
): Promise<void> {
  const needed = await neededBytes(table);
  if (needed <= availableBytes) return;
  throw new AppError(
    'input.too-large',
    `${table.name} (${inGigabytes(table.byteLength)}) needs about ${inGigabytes(needed)} of memory, and ${inGigabytes(availableBytes)} are free. Close other programs, use a machine with more memory, or take fewer rows or columns.`,
    { file: table.name },
  );
}

async function neededBytes(table: { filePath: string; name: string; byteLength: number }): Promise<number> {
  // Most tables are far below any limit, whatever their shape: one value takes at least one byte and a delimiter.
  const most = BASE_BYTES + (table.byteLength / 2) * (BYTES_PER_VALUE + BYTES_PER_ROW);
  if (most < 1024 ** 3) return 0;
  const head = await readHead(table.filePath);
  const { dialect } = sniffDialect(head, table.name);
  const text = new TextDecoder(dialect.encoding).decode(head);
  const columns = splitRecords(text, dialect, 1)[0]?.length ?? 1;
  const meanRowBytes = Math.max(2, head.length / Math.max(1, text.split(/\r\n|\n|\r/).length));
  const rows = table.byteLength / meanRowBytes;
  return BASE_BYTES + rows * (columns * BYTES_PER_VALUE + BYTES_PER_ROW);
}

async function readHead(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function inGigabytes(bytes: number): string {
  return `${(bytes / 1024 ** 3).toFixed(1)} GB`;
}
