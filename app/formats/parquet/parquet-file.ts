/** Opens a Parquet file: its table of contents, checked before anything is believed that stands in it. */
import { type FileMetaData, parquetMetadataAsync, parquetSchema, type SchemaElement, type SchemaTree } from 'hyparquet';
import { AppError } from '../../errors.ts';
import type { ByteSource } from '../byte-source.ts';

/** A column at the top of the schema: a value a row, or something nested. */
export interface ParquetColumn {
  readonly name: string;
  /** The schema element of a flat column; null for lists, maps and structs. */
  readonly leaf: SchemaElement | null;
  readonly tree: SchemaTree;
  /** Null values are not allowed. */
  readonly required: boolean;
}

const MAGIC = 0x31524150;
const ENCRYPTED_MAGIC = 0x45524150;
/** What is read from the end at once; footers are shorter as a rule. */
const FOOTER_BYTES = 512 * 1024;
const MOST_ROWS = 2 ** 31 - 1;

/** @throws AppError `table.not-parquet`, `table.duplicate-column`, `input.empty`, `table.no-rows` */
export async function openParquet(source: ByteSource): Promise<FileMetaData> {
  await checkEnds(source);
  let metadata: FileMetaData;
  try {
    metadata = await parquetMetadataAsync(asyncBufferOf(source), { geoparquet: false });
  } catch (error) {
    throw damaged(source.name, 'its table of contents cannot be read', error);
  }
  checkContents(metadata, source);
  return metadata;
}

export function asyncBufferOf(source: ByteSource) {
  return {
    byteLength: source.size,
    async slice(start: number, end: number = source.size): Promise<ArrayBuffer> {
      const bytes = await source.read(start, end);
      if (bytes.length < end - start) throw new Error(`the file ends before byte ${end}`);
      return new Uint8Array(bytes).buffer;
    },
  };
}

export function parquetColumns(metadata: FileMetaData): readonly ParquetColumn[] {
  return parquetSchema(metadata).children.map((tree) => ({
    name: tree.element.name,
    leaf: tree.children.length === 0 && tree.element.repetition_type !== 'REPEATED' ? tree.element : null,
    tree,
    required: tree.element.repetition_type === 'REQUIRED',
  }));
}

export function damaged(file: string, what: string, cause?: unknown): AppError {
  const reason = cause instanceof Error ? ` (${cause.message})` : '';
  const message = `${file} is a Parquet file that cannot be read: ${what}${reason}. It may be cut off or damaged; write it again.`;
  return new AppError('table.not-parquet', message, { file }, cause);
}

async function checkEnds(source: ByteSource): Promise<void> {
  const file = source.name;
  if (source.size === 0) throw new AppError('input.empty', `${file} is an empty file (0 bytes).`, { file });
  const head = await source.read(0, 4);
  const tail = await source.read(Math.max(0, source.size - 8), source.size);
  const [begins, ends] = [wordAt(head, 0), wordAt(tail, tail.length - 4)];
  if (begins === ENCRYPTED_MAGIC || ends === ENCRYPTED_MAGIC) {
    throw new AppError('table.not-parquet', `${file} is an encrypted Parquet file. Decrypt it first.`, { file });
  }
  if (begins !== MAGIC) {
    const message = `${file} is no Parquet file: it does not begin with PAR1. If it is a table of text, give it the extension .csv, .tsv or .jsonl.`;
    throw new AppError('table.not-parquet', message, { file });
  }
  if (source.size < 12 || ends !== MAGIC) {
    const message = `${file} begins as a Parquet file, but its end is missing (PAR1 and the table of contents before it): it was cut off after ${source.size} bytes. Copy or write it again.`;
    throw new AppError('table.not-parquet', message, { file });
  }
  const footer = wordAt(tail, 0);
  if (footer > source.size - 12) throw damaged(file, `its table of contents would take ${footer} bytes`);
  if (footer > FOOTER_BYTES * 256) throw damaged(file, `its table of contents takes ${footer} bytes`);
}

function wordAt(bytes: Uint8Array, at: number): number {
  if (at < 0 || bytes.length < at + 4) return -1;
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at, true);
}

function checkContents(metadata: FileMetaData, source: ByteSource): void {
  const file = source.name;
  let rows = 0;
  metadata.row_groups.forEach((group, g) => {
    const count = Number(group.num_rows);
    if (!(count >= 0 && count <= MOST_ROWS)) throw damaged(file, `row group ${g} claims ${count} rows`);
    rows += count;
    for (const { meta_data: chunk } of group.columns) {
      if (chunk === undefined) throw damaged(file, `row group ${g} lacks the description of a column`);
      const start = Number(chunk.dictionary_page_offset ?? chunk.data_page_offset);
      const end = start + Number(chunk.total_compressed_size);
      if (!(start >= 0 && end >= start && end <= source.size)) {
        const name = chunk.path_in_schema.join('.');
        throw damaged(
          file,
          `column "${name}" of row group ${g} would lie from byte ${start} to ${end} of ${source.size}`,
        );
      }
    }
  });
  if (rows !== Number(metadata.num_rows)) {
    throw damaged(file, `it claims ${metadata.num_rows} rows, and its row groups hold ${rows}`);
  }
  const names = new Set<string>();
  for (const { name } of parquetColumns(metadata)) {
    if (names.has(name)) {
      const message = `${file} has two columns named "${name}". Give each a name of its own.`;
      throw new AppError('table.duplicate-column', message, { file, column: name });
    }
    names.add(name);
  }
  if (names.size === 0) throw new AppError('table.no-rows', `${file} has no columns.`, { file });
  if (rows === 0) {
    throw new AppError('table.no-rows', `${file} has ${names.size} columns and no rows.`, { file });
  }
}
