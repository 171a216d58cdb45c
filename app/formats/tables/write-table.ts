/** Writes an augmented table: the kept input rows as they stood, then the synthetic rows. */
import { writeDelimited } from '../delimited/write-delimited.ts';
import { writeParquetCopy } from '../parquet/write-parquet-copy.ts';
import { formatOf } from './layout.ts';
import type { WriteTableRequest } from './write-context.ts';
import { writeThroughCells } from './write-through-cells.ts';

/**
 * The same columns in the same order as the input, in every format. Where the format stays, kept rows stay as they are:
 * delimited fields and JSON lines byte for byte, Parquet values bit for bit with their types.
 */
export async function writeTable(request: WriteTableRequest): Promise<void> {
  const { layout } = request;
  const format = request.format ?? formatOf(layout);
  if (layout.reader === 'delimited' && (format === 'csv' || format === 'tsv')) {
    await writeDelimited({ ...request, layout });
  } else if (layout.reader === 'parquet' && format === 'parquet') {
    await writeParquetCopy({ ...request, layout });
  } else {
    await writeThroughCells(request, format);
  }
}
