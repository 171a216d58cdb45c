import { AppError } from '../../../app/errors.ts';
import { estimateMemory } from '../../../app/formats/tables/estimate-memory.ts';
import { fileSource } from '../files/file-source.ts';
import { tableMemoryBytes } from '../limits.ts';

/** Refuses a table that does not fit, before it is read. */
export async function refuseBeyondMemory(
  table: { readonly filePath: string; readonly name: string; readonly byteLength: number },
  availableBytes: number = tableMemoryBytes(),
): Promise<void> {
  const { bytes: needed } = await estimateMemory(fileSource(table));
  if (needed <= availableBytes) return;
  throw new AppError(
    'input.too-large',
    `${table.name} (${inGigabytes(table.byteLength)}) needs about ${inGigabytes(needed)} of memory, and ${inGigabytes(availableBytes)} are free. Close other programs, use a machine with more memory, or take fewer rows or columns.`,
    { file: table.name },
  );
}

function inGigabytes(bytes: number): string {
  return `${(bytes / 1024 ** 3).toFixed(1)} GB`;
}
