/** Writes row groups of stored values; the file's schema says what they mean. */
import type { ConvertedType, KeyValue, SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { WriteBytes } from '../tables/output-buffer.ts';
import type { Physical } from './physical-values.ts';
import { physicalSchema } from './physical-values.ts';

/** Row groups of some hundred thousand rows are what readers expect; larger ones cost them memory. */
export const GROUP_ROWS = 100_000;

/** Types whose order is not that of their stored values: minimum and maximum would mislead readers. */
function isOrderedAsStored({ type, converted_type: converted, logical_type: logical }: SchemaElement): boolean {
  if (converted === 'DECIMAL' || logical?.type === 'DECIMAL' || logical?.type === 'FLOAT16') return false;
  if (logical?.type === 'INTEGER' && !logical.isSigned) return false;
  return !converted?.startsWith('UINT') && type !== 'FIXED_LEN_BYTE_ARRAY' && converted !== 'JSON';
}

/**
 * The writer library encodes the width of the logical INTEGER as 32 bits where the format has 8, which strict readers
 * refuse; the older converted type says the same.
 */
function withWritableType(element: SchemaElement): SchemaElement {
  const { logical_type: logical, ...rest } = element;
  if (logical?.type !== 'INTEGER') return element;
  return { ...rest, converted_type: `${logical.isSigned ? 'INT' : 'UINT'}_${logical.bitWidth}` as ConvertedType };
}

export class ParquetOutput {
  readonly #schema: SchemaElement[];
  readonly #names: readonly string[];
  readonly #bytes = new ByteWriter();
  readonly #writer: ParquetWriter;
  readonly #write: WriteBytes;

  constructor(file: {
    readonly schema: SchemaElement[];
    /** Columns at the top of the schema. */
    readonly names: readonly string[];
    readonly metadata?: KeyValue[] | undefined;
    readonly write: WriteBytes;
  }) {
    this.#schema = file.schema.map(withWritableType);
    this.#names = file.names;
    this.#write = file.write;
    this.#writer = new ParquetWriter({
      writer: this.#bytes,
      // Values are stored values already, so the writer must see no meaning in them.
      schema: physicalSchema(file.schema),
      createdBy: 'Twelvefold',
      ...(file.metadata === undefined ? {} : { kvMetadata: file.metadata }),
    });
  }

  /** One row group; the columns in the order of the schema. */
  async group(columns: readonly Physical[][]): Promise<void> {
    const count = columns[0]?.length ?? 0;
    if (count === 0) return;
    const columnData = columns.map((data, i) => {
      const name = this.#names[i] ?? '';
      const element = this.#schema.find((candidate, at) => at > 0 && candidate.name === name);
      const statistics = element?.type !== undefined && isOrderedAsStored(element);
      return { name, data, statistics };
    });
    await this.#writer.write({ columnData, rowGroupSize: count });
    await this.#flush();
  }

  async finish(): Promise<void> {
    this.#writer.schema = this.#schema;
    await this.#writer.finish();
    await this.#flush();
  }

  async #flush(): Promise<void> {
    const bytes = this.#bytes.getBytes();
    if (bytes.length > 0) await this.#write(bytes);
    // The writer counts all bytes in `offset` and those in its buffer in `index`.
    this.#bytes.index = 0;
  }
}
