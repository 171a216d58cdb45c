import type { SchemaElement } from 'hyparquet';
import { type Cell, textOfCell } from '../tables/cells.ts';
import type { WriteBytes } from '../tables/output-buffer.ts';
import type { TableSink } from '../tables/table-sink.ts';
import type { WrittenType } from '../tables/written-type.ts';
import { GROUP_ROWS, ParquetOutput } from './parquet-output.ts';
import type { Physical } from './physical-values.ts';

/** Rows as Parquet: whole numbers of 64 bits, doubles, truth values, and texts for all else. */
export class ParquetSink implements TableSink {
  readonly #output: ParquetOutput;
  readonly #written: readonly WrittenType[];
  readonly #encoder = new TextEncoder();
  #columns: Physical[][];

  constructor({
    names,
    written,
    write,
  }: {
    readonly names: readonly string[];
    readonly written: readonly WrittenType[];
    readonly write: WriteBytes;
  }) {
    this.#written = written;
    this.#columns = names.map(() => []);
    const schema = [
      { name: 'schema', num_children: names.length },
      ...names.map((name, i) => elementOf(name, written[i] ?? 'text')),
    ];
    this.#output = new ParquetOutput({ schema, names, write });
  }

  get isFull(): boolean {
    return (this.#columns[0]?.length ?? 0) >= GROUP_ROWS;
  }

  put(cells: readonly Cell[]): void {
    for (let i = 0; i < this.#columns.length; i++) {
      this.#columns[i]?.push(this.#physical(cells[i] ?? null, this.#written[i] ?? 'text'));
    }
  }

  async flush(): Promise<void> {
    const columns = this.#columns;
    this.#columns = columns.map(() => []);
    await this.#output.group(columns);
  }

  async finish(): Promise<void> {
    await this.flush();
    await this.#output.finish();
  }

  #physical(cell: Cell, written: WrittenType): Physical {
    if (cell === null) return null;
    switch (written) {
      case 'boolean':
        return cell === true;
      case 'integer':
        return wholeNumber(textOfCell(cell));
      case 'number':
        return Number(textOfCell(cell).replace(/^(-?)inf$/, '$1Infinity'));
      case 'json':
        return this.#encoder.encode(typeof cell === 'string' ? JSON.stringify(cell) : textOfCell(cell));
      case 'text':
        return this.#encoder.encode(textOfCell(cell));
    }
  }
}

/** A synthetic value may have digits after the mark where the recipe rounds nothing; the column holds none. */
function wholeNumber(text: string): bigint {
  return /^-?\d+$/.test(text) ? BigInt(text) : BigInt(Math.round(Number(text)));
}

function elementOf(name: string, written: WrittenType): SchemaElement {
  const base = { name, repetition_type: 'OPTIONAL' } as const;
  switch (written) {
    case 'boolean':
      return { ...base, type: 'BOOLEAN' };
    case 'integer':
      return { ...base, type: 'INT64' };
    case 'number':
      return { ...base, type: 'DOUBLE' };
    case 'json':
      return { ...base, type: 'BYTE_ARRAY', converted_type: 'JSON', logical_type: { type: 'JSON' } };
    case 'text':
      return { ...base, type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } };
  }
}
