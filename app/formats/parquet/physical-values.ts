/**
 * Reads the stored values of columns, before dates, decimals and texts are made of them: what is written back is then
 * what was read, bit for bit, whatever the logical type.
 */
import { type FileMetaData, parquetRead, type SchemaElement } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import type { ByteSource } from '../byte-source.ts';
import { asyncBufferOf, damaged } from './parquet-file.ts';

/** A stored value: INT96 comes as nanoseconds since 1970; nested columns as lists and objects of these. */
export type Physical = null | undefined | boolean | number | bigint | Uint8Array | readonly unknown[] | object;

export interface PhysicalSpan {
  readonly column: string;
  readonly rowStart: number;
  readonly rowEnd: number;
}

/** Schema elements without what makes dates, decimals and texts of stored values; groups keep what makes lists of them. */
export function physicalSchema(schema: readonly SchemaElement[]): SchemaElement[] {
  return schema.map((element) => {
    if (element.type === undefined) return element;
    const {
      converted_type: _converted,
      logical_type: _logical,
      scale: _scale,
      precision: _precision,
      ...rest
    } = element;
    return rest;
  });
}

export class PhysicalReader {
  readonly #source: ByteSource;
  readonly #metadata: FileMetaData;

  constructor(source: ByteSource, metadata: FileMetaData) {
    this.#source = source;
    this.#metadata = { ...metadata, schema: physicalSchema(metadata.schema) };
  }

  /**
   * The values of a column in rows from `rowStart` up to `rowEnd`, which lie in one row group.
   *
   * @throws AppError `table.not-parquet`
   */
  async read({ column, rowStart, rowEnd }: PhysicalSpan): Promise<readonly Physical[]> {
    const values = new Array<Physical>(rowEnd - rowStart);
    let filled = 0;
    try {
      await parquetRead({
        file: asyncBufferOf(this.#source),
        metadata: this.#metadata,
        columns: [column],
        rowStart,
        rowEnd,
        compressors,
        utf8: false,
        geoparquet: false,
        parsers: { timestampFromNanoseconds: (nanos: bigint) => nanos },
        onChunk: ({ columnData, rowStart: first }) => {
          const from = Math.max(rowStart, first);
          const to = Math.min(rowEnd, first + columnData.length);
          for (let row = from; row < to; row++) values[row - rowStart] = columnData[row - first] as Physical;
          filled += Math.max(0, to - from);
        },
      });
    } catch (error) {
      throw damaged(this.#source.name, `column "${column}", rows ${rowStart} to ${rowEnd - 1}`, error);
    }
    if (filled === values.length) return values;
    throw damaged(
      this.#source.name,
      `column "${column}" has ${filled} values in rows ${rowStart} to ${rowEnd - 1}, which are ${values.length}`,
    );
  }
}

/** Stretches of rows that lie in one row group each, none longer than `most`. */
export function rowSpans({ row_groups }: FileMetaData, most: number): readonly { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  let first = 0;
  for (const group of row_groups) {
    const end = first + Number(group.num_rows);
    for (let start = first; start < end; start += most) spans.push({ start, end: Math.min(end, start + most) });
    first = end;
  }
  return spans;
}
