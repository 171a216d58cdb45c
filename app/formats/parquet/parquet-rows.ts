import type { ByteSource } from '../byte-source.ts';
import type { Cell } from '../tables/cells.ts';
import type { ParquetLayout } from '../tables/layout.ts';
import { logicalKind } from './logical-type.ts';
import { parquetColumns } from './parquet-file.ts';
import { type Physical, PhysicalReader, rowSpans } from './physical-values.ts';
import { cellOfPhysical } from './value-text.ts';

/** Rows held at a time where they are needed whole. */
const BATCH_ROWS = 65_536;

export interface RowBatch {
  readonly firstRow: number;
  readonly count: number;
  /** The values of a row, by its number in the batch. */
  cells(row: number): Cell[];
}

/** The rows of a Parquet file, some tens of thousands at a time. */
export async function* parquetRows(source: ByteSource, { metadata }: ParquetLayout): AsyncGenerator<RowBatch> {
  const reader = new PhysicalReader(source, metadata);
  const columns = parquetColumns(metadata).map((column) => ({ name: column.name, kind: logicalKind(column) }));
  for (const { start, end } of rowSpans(metadata, BATCH_ROWS)) {
    const values: (readonly Physical[])[] = [];
    for (const { name } of columns) values.push(await reader.read({ column: name, rowStart: start, rowEnd: end }));
    yield {
      firstRow: start,
      count: end - start,
      cells: (row) => columns.map(({ kind }, c) => cellOfPhysical(values[c]?.[row], kind)),
    };
  }
}
