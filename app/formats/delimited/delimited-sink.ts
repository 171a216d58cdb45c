import { type Cell, NumberText, textOfCell } from '../tables/cells.ts';
import type { OutputBuffer } from '../tables/output-buffer.ts';
import type { TableSink } from '../tables/table-sink.ts';
import type { Dialect } from './dialect.ts';
import { fieldText, textEncoder } from './field-text.ts';

/** Rows as delimited text: what JSON Lines and Parquet become. */
export class DelimitedSink implements TableSink {
  readonly #output: OutputBuffer;
  readonly #dialect: Dialect;
  readonly #onEmptyText: () => void;
  readonly #encode: (text: string) => Uint8Array;

  constructor(
    output: OutputBuffer,
    {
      dialect,
      names,
      onEmptyText,
    }: { readonly dialect: Dialect; readonly names: readonly string[]; readonly onEmptyText: () => void },
  ) {
    this.#output = output;
    this.#dialect = dialect;
    this.#onEmptyText = onEmptyText;
    this.#encode = textEncoder(dialect.encoding);
    this.#line(names);
  }

  get isFull(): boolean {
    return this.#output.isFull;
  }

  put(cells: readonly Cell[]): void {
    const { decimalMark } = this.#dialect;
    this.#line(
      cells.map((cell) => {
        if (cell === '') this.#onEmptyText();
        const text = textOfCell(cell);
        return cell instanceof NumberText && decimalMark === ',' ? text.replace('.', ',') : text;
      }),
    );
  }

  async flush(): Promise<void> {
    await this.#output.flush();
  }

  async finish(): Promise<void> {
    await this.#output.flush();
  }

  #line(texts: readonly string[]): void {
    const { delimiter, newline } = this.#dialect;
    const line = texts.map((text) => fieldText(text, this.#dialect)).join(delimiter);
    // A line without a byte would be no row.
    this.#output.put(this.#encode(line === '' ? '""' : line));
    this.#output.put(this.#encode(newline));
  }
}
