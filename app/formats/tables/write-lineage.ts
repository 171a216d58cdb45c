/** The lists that say where rows came from and which went away: `lineage.csv` and `removed.csv`. */
import { removalReason } from '../../tabular/removals.ts';
import type { TabularResult } from '../../tabular/run-result.ts';
import type { Table } from '../../tabular/table.ts';
import { fieldText } from '../delimited/field-text.ts';
import { MAX_NUMBER_BYTES, NumberWriter } from './number-writer.ts';
import { OutputBuffer, type WriteBytes } from './output-buffer.ts';
import { outputRows } from './output-rows.ts';

export interface LineageRequest {
  readonly table: Table;
  readonly result: TabularResult;
  /** Method of each step of the recipe. */
  readonly methods: readonly string[];
  /** Part of each input row; null for one file. With parts, output rows count the lines of the training file. */
  readonly parts: Uint8Array | null;
  readonly write: WriteBytes;
}

const COMMA = { delimiter: ',', quote: '"' } as const;

/**
 * One line per synthetic row: `output_row,class,step,method,base_row,neighbor_row,gap`, then what methods add. A parent that is synthetic is
 * `s` and its output row before removals. When steps removed synthetic rows, those lines stay with an empty
 * `output_row`, and a column `removed_by` names step and method.
 */
export async function writeLineage(request: LineageRequest): Promise<void> {
  const { table, result, parts } = request;
  const { synthetic } = result;
  const rows = outputRows(table.rowCount, result, parts);
  const removedBy = new Map(
    result.removed
      .filter(({ row }) => row >= table.rowCount)
      .map(({ row, step, method }) => [row, `${step} ${method}`]),
  );
  const output = new LineageLines(request);
  const extras = [...synthetic.extra];
  const further = [...extras.map(([name]) => fieldText(name, COMMA)), ...(removedBy.size > 0 ? ['removed_by'] : [])];
  output.text(`${['output_row,class,step,method,base_row,neighbor_row,gap', ...further].join(',')}\n`);
  let outputRow = rows.firstSynthetic;
  for (let s = 0; s < synthetic.count; s++) {
    output.number(rows.removedSynthetic[s] === 1 ? Number.NaN : outputRow++);
    output.origin(synthetic.step[s] ?? 0, synthetic.classCodes[s] ?? 0);
    output.parent(synthetic.base[s] ?? -1);
    output.text(',');
    output.parent(synthetic.neighbour[s] ?? -1);
    output.text(',');
    output.number(synthetic.gap[s] ?? Number.NaN);
    for (const [, values] of extras) {
      output.text(',');
      output.number(values[s] ?? Number.NaN);
    }
    if (removedBy.size > 0) output.text(`,${removedBy.get(table.rowCount + s) ?? ''}`);
    output.text('\n');
    if (output.buffer.isFull) await output.buffer.flush();
  }
  await output.buffer.flush();
}

/** Puts the fields of lineage lines; what few lines differ in is encoded once. */
class LineageLines {
  readonly buffer: OutputBuffer;
  readonly #request: LineageRequest;
  readonly #numbers = new NumberWriter('.');
  readonly #origins = new Map<number, string>();

  constructor(request: LineageRequest) {
    this.#request = request;
    this.buffer = new OutputBuffer('utf-8', request.write);
  }

  text(text: string): void {
    this.buffer.putText(text);
  }

  /** NaN is an empty field. */
  number(value: number): void {
    this.buffer.reserve(MAX_NUMBER_BYTES);
    this.buffer.length = this.#numbers.shortest(this.buffer.bytes, this.buffer.length, value);
  }

  /** `,class,step,method,` */
  origin(step: number, classCode: number): void {
    const { table, methods } = this.#request;
    const key = step * table.target.labels.length + classCode;
    let text = this.#origins.get(key);
    if (text === undefined) {
      text = `,${fieldText(table.target.labels[classCode] ?? '', COMMA)},${step},${methods[step] ?? ''},`;
      this.#origins.set(key, text);
    }
    this.text(text);
  }

  /** A row by its identity; −1 is an empty field. */
  parent(row: number): void {
    if (row < 0) return;
    if (row >= this.#request.table.rowCount) this.text('s');
    this.number(row);
  }
}

/** One line per input row that a step removed: `row,class,step,method,reason`, in the order of removal. Rows that went before the first step have none. */
export async function writeRemoved({ table, result, write }: LineageRequest): Promise<void> {
  const output = new OutputBuffer('utf-8', write);
  const encoder = new TextEncoder();
  output.put(encoder.encode('row,class,step,method,reason\n'));
  for (const removal of result.removed) {
    const { row, step, method } = removal;
    if (row >= table.rowCount) continue;
    const reason = removalReason(removal, table.rowCount);
    const label = fieldText(table.target.labels[table.target.codes[row] ?? 0] ?? '', COMMA);
    output.put(encoder.encode(`${row},${label},${step < 0 ? '' : step},${method},${fieldText(reason, COMMA)}\n`));
    if (output.isFull) await output.flush();
  }
  await output.flush();
}
